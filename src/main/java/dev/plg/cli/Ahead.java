package dev.plg.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// A value that a thread of its own makes while this one does something else.
final class Ahead<T> {

  private final FutureTask<T> task;

  private Ahead(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Ahead<T> of(Supplier<T> supplier) {
    var task = new FutureTask<T>(supplier::get);
    Thread.ofPlatform().daemon().start(task);
    return new Ahead<>(task);
  }

  /// The value, waited for where it is not ready yet; throws what its making threw.
  T get() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
