package dev.plg.cli;

import dev.plg.finding.Nearest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The arguments of one command, read by its manual.
final class Arguments {

  private final ParseResult result;

  private Arguments(ParseResult result) {
    this.result = result;
  }

  /// Reads the arguments.
  ///
  /// @throws UsageError where they are not what the manual says
  static Arguments read(String command, Manual manual, List<String> arguments) {
    var line =
        new CommandLine(manual.spec(command))
            // A file may be called `@x`, and an option is never another option's value.
            .setExpandAtFiles(false)
            .setAllowOptionsAsOptionParameters(false);
    try {
      return new Arguments(line.parseArgs(arguments.toArray(String[]::new)));
    } catch (ParameterException e) {
      throw new UsageError(message(e, manual));
    }
  }

  boolean asksForHelp() {
    return result.isUsageHelpRequested();
  }

  boolean has(String option) {
    return result.hasMatchedOption(option);
  }

  /// The value of an option that is given at most once.
  Optional<String> value(String option) {
    return values(option).stream().findFirst();
  }

  /// The values of an option that may be given more than once.
  List<String> values(String option) {
    OptionSpec spec = result.matchedOption(option);
    List<String> values = spec == null ? List.of() : spec.originalStringValues();
    if (values.contains("")) {
      throw new UsageError(needsValue(option));
    }
    return values;
  }

  /// The arguments that are no options.
  List<String> words() {
    return result.matchedPositionalValue(0, List.<String>of());
  }

  private static String message(ParameterException fault, Manual manual) {
    return switch (fault) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched(), manual);
      case OverwrittenOptionException twice ->
          "option '" + name(twice.getOverwritten()) + "' may be given only once";
      case MissingParameterException missing -> needsValue(name(missing.getMissing().getFirst()));
      default -> String.valueOf(fault.getMessage());
    };
  }

  /// What is said of an argument that has no place.
  static String unexpected(String word) {
    return "unexpected argument '" + word + "'";
  }

  private static String needsValue(String option) {
    return "option '" + option + "' needs a value";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String unmatched(List<String> rest, Manual manual) {
    String word = rest.getFirst();
    if (!word.startsWith("-") || word.equals("-")) {
      return unexpected(word);
    }
    String option = word.replaceFirst("=.*", "");
    return "unknown option '" + option + "'" + didYouMean(option, manual);
  }

  /// Between letters there is no likeness: only a long option can be a misspelt one.
  private static String didYouMean(String option, Manual manual) {
    List<String> known =
        manual.options().stream()
            .flatMap(group -> group.options().stream())
            .map(OptionSpec::longestName)
            .toList();
    return option.startsWith("--")
        ? Nearest.to(option, known).map(it -> "; did you mean '" + it + "'?").orElse("")
        : "";
  }
}
