package dev.plg.finding;

/// A place in a text that a person wrote.
///
/// @param file the path as the user named it, `-` for standard input, `--set` for an argument;
///   empty for [#NONE]
/// @param line counted from 1; 0 where the whole file is meant
/// @param column counted from 1 in characters (code points); 0 where the whole line is meant
public record Location(String file, int line, int column) implements Comparable<Location> {

  /// No place: the value was derived by plg, not written in any file.
  public static final Location NONE = new Location("", 0, 0);

  /// The file as a whole.
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  /// The place of these parts; [#NONE] without a file.
  public static Location at(String file, int line, int column) {
    return file.isEmpty() ? NONE : new Location(file, line, column);
  }

  public boolean isKnown() {
    return !file.isEmpty();
  }

  @Override
  public int compareTo(Location other) {
    // by hand: the JVM makes classes for composed comparators at every start
    int files = file.compareTo(other.file);
    int lines = files == 0 ? Integer.compare(line, other.line) : files;
    return lines == 0 ? Integer.compare(column, other.column) : lines;
  }

  /// `file:line:column`, as compilers print it and editors jump to it.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
