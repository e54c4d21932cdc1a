package dev.plg.source.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The patterns of the `.gitignore` files around a path.
// git-scm.com/docs/gitignore
public final class GitIgnore {

  private static final String NAME = ".gitignore";

  /// @param folder that the pattern belongs to, without links and with no `..`
  /// @param anchored whether the pattern is of a path from the folder, and not of a name in it
  private record Rule(
      Path folder, Pattern pattern, boolean anchored, boolean negated, boolean foldersOnly) {

    boolean matches(Path path) {
      String text = anchored ? folder.relativize(path).toString() : path.getFileName().toString();
      return pattern.matcher(text.replace('\\', '/')).matches();
    }
  }

  private final List<Rule> rules;

  private GitIgnore(List<Rule> rules) {
    this.rules = rules;
  }

  /// Those of a folder and of the folders around it, up to the top of its Git repository.
  public static GitIgnore around(Path folder) {
    var folders = new ArrayList<Path>();
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      folders.addFirst(at);
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
      if (at.getParent() == null) {
        // There is no repository around it: only what is below the folder counts.
        folders.clear();
        folders.add(folder.toAbsolutePath().normalize());
      }
    }
    var ignore = new GitIgnore(List.of());
    for (Path at : folders) {
      ignore = ignore.in(at);
    }
    return ignore;
  }

  /// The patterns that count below a folder inside.
  public GitIgnore in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return this;
    }
    var more = new ArrayList<Rule>(rules);
    try {
      for (String line : Files.readAllLines(file)) {
        add(folder.toAbsolutePath().normalize(), line.stripTrailing(), more);
      }
    } catch (IOException _) {
      // Git ignores by it no more than plg does.
      return this;
    }
    return new GitIgnore(more);
  }

  private static void add(Path folder, String line, List<Rule> rules) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    boolean negated = line.startsWith("!");
    String text = negated ? line.substring(1) : line;
    boolean foldersOnly = text.endsWith("/");
    String glob = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = glob.contains("/");
    String regex = regex(glob.startsWith("/") ? glob.substring(1) : glob);
    try {
      rules.add(new Rule(folder, Pattern.compile(regex), anchored, negated, foldersOnly));
    } catch (PatternSyntaxException _) {
      // A set that Git cannot read either, as `[z-a]`, matches nothing.
    }
  }

  private static String regex(String glob) {
    var regex = new StringBuilder();
    for (int at = 0; at < glob.length(); at++) {
      char c = glob.charAt(at);
      if (glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 2;
      } else if (glob.startsWith("**", at)) {
        regex.append(".*");
        at++;
      } else if (c == '\\' && at + 1 < glob.length()) {
        at++;
        regex.append(Pattern.quote(String.valueOf(glob.charAt(at))));
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', at) > at) {
        int end = glob.indexOf(']', at);
        String set = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        at = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /// Whether Git ignores a file, or a folder around it.
  public static boolean ignoresFile(Path file) {
    Path path = file.toAbsolutePath().normalize();
    Path folder = path.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      return false;
    }
    GitIgnore ignore = around(folder);
    for (Path at = path.getParent(); at != null; at = at.getParent()) {
      if (ignore.ignores(at, true)) {
        return true;
      }
    }
    return ignore.ignores(path, false);
  }

  /// Whether Git ignores a path; the last pattern that matches it decides.
  public boolean ignores(Path path, boolean isFolder) {
    Path absolute = path.toAbsolutePath().normalize();
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.foldersOnly() && !isFolder) {
        continue;
      }
      if (ignored == rule.negated()
          && absolute.startsWith(rule.folder())
          && !absolute.equals(rule.folder())
          && rule.matches(absolute)) {
        ignored = !rule.negated();
      }
    }
    return ignored;
  }
}
