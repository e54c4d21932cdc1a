package dev.plg.cli;

import java.io.IOException;

/// The reader of standard output has stopped, as `head -1` does once it has its line: nothing is
/// wrong, and no one is there to be told.
final class ClosedPipe extends IOException {

  private static final long serialVersionUID = 1L;

  ClosedPipe(IOException cause) {
    super(cause);
  }
}
