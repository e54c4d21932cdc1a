package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramFlags;
import dev.plg.finding.Nearest;
import dev.plg.picture.Container;
import dev.plg.picture.Flag;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An argument names a flag that the version has.
final class TextUnknownFlag {

  static final Rule RULE =
      error(
              "text/unknown-flag",
              runs(Program.LOKI)
                  .each(run -> violations(Program.LOKI, run.container()))
                  .and(
                      runs(Program.PROMTAIL)
                          .each(run -> violations(Program.PROMTAIL, run.container())))
                  .and(runs(Program.TEMPO).each(run -> violations(Program.TEMPO, run.container()))))
          .what("an argument names a flag that does not exist")
          .why("the program exits: `flag provided but not defined`")
          .fix("remove the argument")
          .source("Go's package flag; loki pkg/loki/config_wrapper.go@v3.7.6")
          .finds(Stream::of);

  /// Flags of each version that set no key of its configuration, as most pods have no others: the
  /// tables are read only for more.
  // loki pkg/loki/config_wrapper.go@v3.7.6, clients/cmd/promtail/main.go@v3.5.1, tempo
  // cmd/tempo/main.go@v2.10.0
  private static final Set<String> OF_FILE = Set.of("config.file", "config.expand-env");

  private TextUnknownFlag() {}

  private static Stream<Violation> violations(Program program, Container container) {
    List<Flag> flags =
        container.commandLine().flags().stream()
            .filter(flag -> !OF_FILE.contains(flag.name()))
            .toList();
    if (flags.isEmpty() || container.version().isEmpty()) {
      return Stream.empty();
    }
    Set<String> known = ProgramFlags.of(program, container.version().get());
    return known.isEmpty()
        ? Stream.empty()
        : flags.stream()
            .filter(flag -> !known.contains(flag.name()))
            .flatMap(flag -> violation(program, container, flag, known).stream());
  }

  /// The atlas lacks flags that set no key: only a slip of one that it has is certain, and one that
  /// it has at other versions.
  private static Optional<Violation> violation(
      Program program, Container container, Flag flag, Set<String> known) {
    Optional<String> slip = Nearest.slip(flag.name(), known);
    boolean isOfOther = ProgramFlags.ofAny(program).contains(flag.name());
    Violation violation =
        at(
            flag.place(),
            "%s %s has no flag -%s",
            program.title(),
            container.version().orElseThrow(),
            flag.name());
    return slip.isPresent()
        ? slip.map(it -> violation.fixedBy("did you mean -%s?".formatted(it)))
        : Optional.of(violation).filter(_ -> isOfOther);
  }
}
