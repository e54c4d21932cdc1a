package atlas;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/// The `.helmignore` of a chart: the files that are in its folder, and not in its releases.
///
/// Source: Helm v3.19.0 `pkg/ignore/rules.go`, `pkg/chart/loader/directory.go`.
final class HelmIgnore {

  private record Rule(PathMatcher pattern, boolean isNegated, boolean isFolder, boolean isName) {

    static Rule of(String text) {
      boolean isNegated = text.startsWith("!");
      String rest = isNegated ? text.substring(1) : text;
      boolean isFolder = rest.endsWith("/");
      String glob = isFolder ? rest.substring(0, rest.length() - 1) : rest;
      boolean isName = !glob.contains("/");
      String plain = glob.startsWith("/") ? glob.substring(1) : glob;
      String escaped = plain.replace("{", "\\{").replace("}", "\\}");
      return new Rule(
          FileSystems.getDefault().getPathMatcher("glob:" + escaped), isNegated, isFolder, isName);
    }

    boolean fits(Path path) {
      return pattern.matches(isName ? path.getFileName() : path);
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  /// @param text of the file; empty where the chart has none
  HelmIgnore(String text) {
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> rules.add(Rule.of(line)));
    rules.add(Rule.of("templates/.?*"));
  }

  /// Whether a file is left out, or a folder that it is in.
  boolean ignores(String file) {
    Path path = Path.of(file);
    for (int i = 1; i < path.getNameCount(); i++) {
      if (ignores(path.subpath(0, i), true)) {
        return true;
      }
    }
    return ignores(path, false);
  }

  private boolean ignores(Path path, boolean isFolder) {
    for (Rule rule : rules) {
      boolean skips = rule.isFolder() && !isFolder;
      if (rule.isNegated() ? skips || !rule.fits(path) : !skips && rule.fits(path)) {
        return true;
      }
    }
    return false;
  }
}
