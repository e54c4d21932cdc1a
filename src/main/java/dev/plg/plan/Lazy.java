package dev.plg.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is asked for, and only once.
final class Lazy<T> {

  private final Supplier<T> making;
  private @Nullable T value;

  Lazy(Supplier<T> making) {
    this.making = making;
  }

  synchronized T get() {
    T made = value;
    if (made == null) {
      made = making.get();
      value = made;
    }
    return made;
  }
}
