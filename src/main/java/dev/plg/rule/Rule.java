package dev.plg.rule;

/// A rule: on a stack, on the picture of what would run, on the values of a chart, on what a new
/// output changes in an earlier one, or on the text of an input.
public sealed interface Rule permits StackRule, PictureRule, ValuesRule, HistoryRule, ReaderRule {

  About about();

  /// What the rule looks at, in one word.
  default String kind() {
    return switch (this) {
      case StackRule _ -> "stack";
      case PictureRule _ -> "picture";
      case ValuesRule _ -> "values";
      case HistoryRule _ -> "change";
      case ReaderRule _ -> "input";
    };
  }
}
