package dev.plg.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The APIs of a cluster that the templates of a chart ask for, as `monitoring.coreos.com/v1`: what
/// they make only where the cluster has them.
public final class AskedApis {

  // helm docs/chart_template_guide/builtin_objects.md Capabilities.APIVersions.Has
  private static final Pattern ASKED =
      Pattern.compile("APIVersions\\.Has\\s*\\(?\\s*\"([^\"{}]+)\"");

  /// The depth of folders in a chart with the charts that it depends on.
  private static final int DEEPEST = 16;

  private AskedApis() {}

  /// The names that are written in the templates; none of a chart that cannot be read.
  ///
  /// @param chart its folder or archive
  public static SortedSet<String> of(Path chart) {
    var asked = new TreeSet<String>();
    try {
      for (String text : templates(chart)) {
        ASKED.matcher(text).results().forEach(it -> asked.add(it.group(1)));
      }
    } catch (IOException | UncheckedIOException _) {
      return Collections.emptySortedSet();
    }
    return asked;
  }

  private static Collection<String> templates(Path chart) throws IOException {
    return Files.isDirectory(chart) ? inFolder(chart) : inArchive(chart);
  }

  private static List<String> inFolder(Path chart) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(chart, DEEPEST)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isTemplate(chart.relativize(file))) {
          texts.add(text(Files.readAllBytes(file)));
        } else if (file.toString().endsWith(".tgz")) {
          texts.addAll(inArchive(file));
        }
      }
    }
    return texts;
  }

  private static List<String> inArchive(Path archive) throws IOException {
    List<String> texts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(archive)) {
      for (Map.Entry<String, byte[]> file : TarReader.read(in).entrySet()) {
        if (isTemplate(Path.of(file.getKey()))) {
          texts.add(text(file.getValue()));
        }
      }
    }
    return texts;
  }

  private static boolean isTemplate(Path file) {
    Path parent = file.getParent();
    return parent != null
        && Stream.iterate(parent, Path::getParent)
            .takeWhile(it -> it != null)
            .anyMatch(it -> it.endsWith("templates"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
