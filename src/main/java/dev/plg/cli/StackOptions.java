package dev.plg.cli;

import dev.plg.cli.Manual.Group;
import dev.plg.profile.Request;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// The options that name a stack, which several commands take.
final class StackOptions {

  private static final List<OptionSpec> UPPER =
      List.of(
          Manual.value("NAME", "one of the stack's environments", "--env"),
          Manual.values("PATH=VALUE", "one value, as in loki.replicas=1", "--set"),
          Manual.value("NAME", "the namespace of all objects", "-n", "--namespace"));

  static final Group GROUP =
      new Group(
          "The stack, each layer over the previous one",
          Stream.concat(
                  Stream.of(
                      Manual.value("NAME", "a shipped profile, see `plg profiles`", "--profile"),
                      Manual.values(
                          "FILE", "a stack file, or - for standard input", "-f", "--file")),
                  UPPER.stream())
              .toList());

  /// What goes over a stack that is given in another way.
  static final Group OVER = new Group("Over the stack, each over the previous one", UPPER);

  private StackOptions() {}

  /// What the options ask for.
  ///
  /// @param doing completes "nothing to … from"
  static Request request(Arguments arguments, String doing) {
    for (String word : arguments.words()) {
      throw new UsageError(
          "%s: write `--profile %s` or `-f %s`".formatted(Arguments.unexpected(word), word, word));
    }
    Request request = named(arguments);
    if (!request.isNamed()) {
      throw new UsageError(
          "nothing to %s from: name a profile (--profile dev) or a stack file (-f stack.yaml)"
              .formatted(doing));
    }
    return request;
  }

  /// What the options name, which may be nothing.
  static Request named(Arguments arguments) {
    List<String> files = arguments.values("-f");
    if (Collections.frequency(files, "-") > 1) {
      throw new UsageError("standard input can be read only once, '-f -' is given twice");
    }
    return over(arguments, arguments.value("--profile"), files);
  }

  /// A stack that is given in another way, with what the options put over it.
  static Request over(Arguments arguments, Optional<String> profile, List<String> files) {
    return new Request(
        profile, files, arguments.value("--env"), arguments.values("--set"), arguments.value("-n"));
  }
}
