package dev.plg.app.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// A comparison as Markdown: for a page, or as a comment for a pull request.
final class DiffMarkdown {

  /// What GitHub takes as one comment, with room for the end.
  // https://github.com/orgs/community/discussions/41331
  private static final int LONGEST = 65_000;

  /// By which a job finds its comment again.
  private static final String MARK = "<!-- plg diff -->\n";

  private final DeploymentDiff diff;
  private final StringBuilder out = new StringBuilder();

  private DiffMarkdown(DeploymentDiff diff) {
    this.diff = diff;
  }

  static String of(DeploymentDiff diff, boolean verbose) {
    var markdown = new DiffMarkdown(diff);
    markdown.head();
    for (Effect effect : Effect.values()) {
      if (verbose || effect != Effect.NOTHING) {
        markdown.group(effect, false);
      }
    }
    return markdown.out.toString();
  }

  /// The differences folded, each group below its number of differences.
  static String comment(DeploymentDiff diff) {
    var markdown = new DiffMarkdown(diff);
    markdown.out.append(MARK);
    markdown.head();
    for (Effect effect : Effect.values()) {
      markdown.group(effect, true);
    }
    String text = markdown.out.toString();
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = text.lastIndexOf("\n- ", LONGEST);
    String fence = (text.substring(0, end).split("```", -1).length % 2 == 0) ? "\n```\n" : "\n";
    return text.substring(0, end) + fence + "\n</details>\n\n… and more: `plg diff` prints all.\n";
  }

  private void head() {
    out.append("### plg diff: `%s` → `%s`\n\n".formatted(diff.from(), diff.to()));
    if (diff.isSame()) {
      out.append("No difference does anything.\n");
    }
  }

  private void group(Effect effect, boolean folded) {
    Map<ObjectName, List<Change>> changes = diff.of(effect);
    boolean restarts = effect == Effect.RESTARTS && !diff.restarts().isEmpty();
    if (changes.isEmpty() && !restarts) {
      return;
    }
    int count = changes.values().stream().mapToInt(List::size).sum();
    out.append(
        folded
            ? "<details%s><summary><b>%s</b> (%d)</summary>\n\n"
                .formatted(isOpen(effect) ? " open" : "", effect.title(), count)
            : "#### %s\n\n".formatted(effect.title()));
    if (restarts) {
      diff.restarts()
          .forEach(it -> out.append("- **%s**: %s\n".formatted(it.workload().title(), it.order())));
    }
    changes.forEach(this::object);
    out.append(folded ? "\n</details>\n\n" : "\n");
  }

  private static boolean isOpen(Effect effect) {
    return effect.compareTo(Effect.RESTARTS) <= 0;
  }

  private void object(ObjectName object, List<Change> changes) {
    out.append("- %s**%s**\n".formatted(DiffText.sign(changes.getFirst()), object.title()));
    var commands = new LinkedHashSet<String>();
    for (Change change : changes) {
      String says = change.verdict().says();
      change
          .difference()
          .ifPresent(
              it ->
                  out.append(
                      "  - %s: %s%s\n"
                          .formatted(
                              code(DiffText.path(it)),
                              code(ShownValue.of(change)),
                              says.isEmpty() ? "" : " – " + says)));
      if (change.difference().isEmpty() && !says.isEmpty()) {
        out.append("  - %s\n".formatted(says));
      }
      fence("diff", ShownValue.patch(change));
      commands.addAll(change.verdict().commands());
    }
    fence("sh", List.copyOf(commands));
  }

  private void fence(String language, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n    ```").append(language).append('\n');
      lines.forEach(line -> out.append("    ").append(line).append('\n'));
      out.append("    ```\n");
    }
  }

  /// In quotes longer than any in the text.
  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }
}
