package dev.plg.app.disk;

import java.util.regex.Pattern;

/// How the names of files end.
final class Endings {

  static final Pattern YAML = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);

  /// A name with a dot and a short word, which a version such as `2.9` or a hidden folder is not.
  static final Pattern FILE = Pattern.compile("[^/.][^/]*\\.[A-Za-z][A-Za-z0-9]{0,4}$");

  private Endings() {}
}
