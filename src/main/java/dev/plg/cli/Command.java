package dev.plg.cli;

import java.io.IOException;

/// One command of plg: parse, call, print.
interface Command {

  /// What the command takes.
  Manual manual();

  /// Begins, on a thread of its own, what takes long and depends on no argument.
  default void prepare() {}

  /// Runs the command; the result is the exit code.
  ///
  /// @throws UsageError where the arguments contradict each other
  /// @throws IOException where the product cannot be delivered
  int run(Arguments arguments, Terminal terminal) throws IOException;
}
