package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.view.GoDuration;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a difference in the configuration of a program does.
final class ConfigEffects {

  private static final Pattern RETENTION = Pattern.compile(".*retention(?:_period)?");

  private ConfigEffects() {}

  /// @param difference the way inside of the configuration
  static Verdict of(Program program, DifferentValue difference) {
    return deletion(program, difference)
        .orElseGet(() -> ProgramRule.of(ProgramRules.of(program), difference, program.title()));
  }

  /// What is stored for a shorter time is deleted.
  private static Optional<Verdict> deletion(Program program, DifferentValue difference) {
    boolean stores = program == Program.LOKI || program == Program.TEMPO;
    if (!stores) {
      return Optional.empty();
    }
    if (difference.last().equals("retention_enabled") && difference.textAfter().equals("true")) {
      return Optional.of(
          Verdict.of(
              Effect.LOSES_DATA, "the compactor begins to delete logs older than the retention"));
    }
    if (!RETENTION.matcher(difference.last()).matches()) {
      return Optional.empty();
    }
    Optional<Duration> before = kept(difference.textBefore());
    Optional<Duration> after = kept(difference.textAfter());
    boolean isShorter =
        after.isPresent() && (before.isEmpty() || after.get().compareTo(before.get()) < 0);
    return isShorter
        ? Optional.of(
            Verdict.of(
                Effect.LOSES_DATA,
                "%s older than %s are deleted"
                    .formatted(
                        program == Program.LOKI ? "logs" : "traces", difference.textAfter())))
        : Optional.empty();
  }

  /// Empty where it is kept for ever.
  private static Optional<Duration> kept(String text) {
    return GoDuration.parse(text).filter(it -> !it.isZero());
  }
}
