package dev.plg.app.diff;

import dev.plg.app.patch.UnifiedDiff;
import dev.plg.app.report.Printable;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The values of a difference as reports show them: secrets never.
final class ShownValue {

  private static final int LONGEST = 72;
  private static final int MOST_LINES = 12;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:password|passwd|secret_?key|access_?key(?:_?id)?|api_?key|bearer_token|private_key"
              + "|client_secret|_token|^token)$");

  private ShownValue() {}

  /// `744h → 168h`.
  static String of(Change change) {
    DifferentValue difference = change.difference().orElseThrow();
    if (isSecret(change.object(), difference)) {
      return "(hidden)";
    }
    if (isText(difference)) {
      return lines(difference).size() + " lines differ";
    }
    return shown(difference.before()) + " → " + shown(difference.after());
  }

  /// The lines of a text that differ, as a patch has them, and not too many.
  static List<String> patch(Change change) {
    Optional<DifferentValue> difference = change.difference();
    if (difference.isEmpty()
        || isSecret(change.object(), difference.get())
        || !isText(difference.get())) {
      return List.of();
    }
    List<String> lines = lines(difference.get());
    return lines.size() <= MOST_LINES
        ? lines
        : Stream.concat(lines.stream().limit(MOST_LINES), Stream.of("…")).toList();
  }

  private static List<String> lines(DifferentValue difference) {
    return UnifiedDiff.of("", difference.textBefore(), difference.textAfter())
        .lines()
        .skip(2)
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .map(Printable::of)
        .map(line -> line.length() <= 2 * LONGEST ? line : line.substring(0, 2 * LONGEST) + "…")
        .toList();
  }

  /// Whether both sides are texts of several lines.
  private static boolean isText(DifferentValue difference) {
    return difference.before().isPresent()
        && difference.after().isPresent()
        && difference.textBefore().indexOf('\n') >= 0
        && difference.before().get() instanceof Scalar
        && difference.after().get() instanceof Scalar;
  }

  static boolean isSecret(ObjectName object, DifferentValue difference) {
    boolean isData = object.kind().equals("Secret") && difference.isBelow("data");
    boolean isVariable =
        difference.last().equals("value")
            && SECRET
                .matcher(difference.step(difference.steps().size() - 2).replace("]", ""))
                .matches();
    return isData || isVariable || SECRET.matcher(difference.last()).matches();
  }

  static String shown(Optional<Node> node) {
    if (node.isEmpty()) {
      return "(not set)";
    }
    String text =
        node.get() instanceof Scalar scalar
            ? (scalar.text().isEmpty() ? "\"\"" : scalar.text())
            : JsonWriter.writeCompact(node.get());
    String line = Printable.of(text.replace("\n", "\\n"));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
