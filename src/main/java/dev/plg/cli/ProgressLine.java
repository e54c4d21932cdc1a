package dev.plg.cli;

import dev.plg.app.lint.Progress;
import java.util.Locale;

/// A line on the terminal that says how many files of a large repository were read; it is gone when
/// the run ends.
final class ProgressLine implements Progress, AutoCloseable {

  /// Fewer files are read before a person would look.
  private static final int MANY = 500;

  private static final String CLEARED = "\r\033[K";

  private final Terminal terminal;
  private int shown;

  ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void read(int files, int of) {
    boolean isTime = files - shown >= of / 100;
    if (of >= MANY && isTime && terminal.colour()) {
      shown = files;
      terminal.say(String.format(Locale.ROOT, "%splg: read %,d of %,d files", CLEARED, files, of));
    }
  }

  @Override
  public void close() {
    if (shown > 0) {
      terminal.say(CLEARED);
    }
  }
}
