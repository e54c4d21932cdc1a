package dev.plg;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// Counts the tests that were skipped because their charts are not unpacked, and prints one line
/// about them at the end of a launch, which Maven makes for each class.
public final class SkippedForCharts implements TestWatcher {

  /// The number of skipped tests of a launch. JUnit closes it at the end.
  private static final class Count implements AutoCloseable {
    private final AtomicInteger skipped = new AtomicInteger();

    @Override
    public void close() {
      line(skipped.get()).ifPresent(System.out::println);
    }
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    if (cause instanceof UnpackedCharts.Missing) {
      count(context).skipped.incrementAndGet();
    }
  }

  /// What is printed at the end of a launch; empty where no test was skipped for want of charts.
  static Optional<String> line(int skipped) {
    return skipped == 0
        ? Optional.empty()
        : Optional.of(
            skipped
                + (skipped == 1 ? " test was" : " tests were")
                + " skipped for want of charts: `java src/build/Charts.java` unpacks them"
                + " (see CONTRIBUTING.md)");
  }

  private static Count count(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SkippedForCharts.class))
        .computeIfAbsent(Count.class);
  }
}
