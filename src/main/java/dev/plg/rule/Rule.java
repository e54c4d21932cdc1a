package dev.plg.rule;

/// A demand: on the stack that was asked for, on what would run, on a chart's values, on what is
/// written over an earlier output, or on the text of an input.
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
