package dev.plg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/// The charts that `java src/build/Charts.java` unpacks, each as `<name>-<version>`: in the folder
/// that `PLG_CHARTS` names, else in `~/.cache/plg/charts`.
public final class UnpackedCharts {

  private static final Path FOLDER = folder(System.getenv().getOrDefault("PLG_CHARTS", ""));

  private UnpackedCharts() {}

  /// Skips a test whose chart is not unpacked. [SkippedForCharts] counts such tests.
  static final class Missing extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private Missing(String message) {
      super(message);
    }
  }

  /// Skips the test where no chart is unpacked.
  public static void required() {
    if (!Files.isDirectory(FOLDER)) {
      throw new Missing(FOLDER + " does not exist: no chart was rendered");
    }
  }

  /// The folder of a chart. Skips the test where it is not unpacked.
  public static Path folder(String name, String version) {
    Path folder = FOLDER.resolve(name + "-" + version);
    if (!Files.isDirectory(folder)) {
      throw new Missing(folder + " does not exist: the chart was not tested");
    }
    return folder;
  }

  /// The folder that an unpacked chart is in.
  public static Path parent(String name, String version) {
    return Objects.requireNonNull(folder(name, version).getParent());
  }

  static Path folder(String named) {
    return named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache", "plg", "charts")
        : Path.of(named);
  }
}
