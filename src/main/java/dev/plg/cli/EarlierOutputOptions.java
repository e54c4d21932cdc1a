package dev.plg.cli;

import dev.plg.app.disk.EarlierOutput;
import dev.plg.cli.Manual.Group;
import dev.plg.rule.registry.History;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The options of commands that write over an earlier output.
final class EarlierOutputOptions {

  static final Group GROUP =
      new Group(
          "Over an earlier output",
          List.of(
              Manual.values("RULE", "write in spite of this rule", "--accept"),
              Manual.value("DAY", "the day of the roll-out, in UTC; default today", "--rollout")));

  private EarlierOutputOptions() {}

  static EarlierOutput of(Arguments arguments) {
    List<String> accepted = arguments.values("--accept");
    for (String id : accepted) {
      if (!History.ids().contains(id)) {
        throw new UsageError(
            "--accept takes %s, not '%s'".formatted(String.join(" or ", History.ids()), id));
      }
    }
    return new EarlierOutput(
        Set.copyOf(accepted), arguments.value("--rollout").map(EarlierOutputOptions::day));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new UsageError("--rollout takes a day such as 2026-12-01, not '%s'".formatted(text));
    }
  }
}
