package dev.plg.app.settings;

import dev.plg.app.report.Printable;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.rule.StackRule;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// A rule that `.plg.yaml` ignores.
///
/// @param rule an id or an alias
/// @param place where it is written
/// @param files the files in which it is ignored; none: all
record IgnoredRule(String rule, String reason, Location place, List<PathMatcher> files) {

  /// @param entry as the schema has it
  /// @param findings gets what the schema cannot say: a pattern that means nothing
  static IgnoredRule of(Mapping entry, List<Finding> findings) {
    var files = new ArrayList<PathMatcher>();
    for (Node glob : entry.sequence("files").items()) {
      try {
        files.add(FileSystems.getDefault().getPathMatcher("glob:" + ((Scalar) glob).text()));
      } catch (PatternSyntaxException e) {
        findings.add(notAPattern((Scalar) glob, e));
      }
    }
    return new IgnoredRule(
        entry.text("rule").orElseThrow(),
        entry.text("reason").orElseThrow(),
        entry.placeOf("rule"),
        files);
  }

  /// Whether the rule looks at what `plg lint` reads.
  boolean isOfLint() {
    return Rules.named(rule).filter(it -> it instanceof StackRule).isEmpty();
  }

  boolean covers(Finding finding) {
    return isOn(finding.place().file());
  }

  /// Whether any of these files is one in which the rule is ignored.
  boolean isOn(Collection<String> names) {
    return names.stream().anyMatch(this::isOn);
  }

  /// However the user named the file: `./dev/loki.yaml` is `dev/loki.yaml`.
  private boolean isOn(String name) {
    return files.isEmpty() || files.stream().anyMatch(it -> it.matches(Path.of(name).normalize()));
  }

  private static Finding notAPattern(Scalar glob, PatternSyntaxException fault) {
    return Finding.error(
        "input/settings",
        glob.place(),
        "'%s' is not a path pattern: %s"
            .formatted(Printable.of(glob.text()), fault.getDescription()),
        "plg cannot tell in which files to ignore the rule",
        "write a pattern such as `dev/**` or `*/values.yaml`");
  }
}
