package dev.plg.emit.helm;

import com.marcnuri.helm.Helm;
import dev.plg.UnpackedCharts;
import dev.plg.catalog.Chart;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Renders values with the charts of upstream, by the Helm SDK.
final class ChartRendering {

  private ChartRendering() {}

  /// Where a chart is unpacked.
  static Path unpacked(Chart chart) {
    return UnpackedCharts.folder(chart.name(), chart.version());
  }

  /// The folder with these files in it.
  static Path written(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  /// The objects of all charts of a deployment, upstream's and plg's own.
  ///
  /// @param release the name of a chart's release, by the one that plg gives it
  static List<Mapping> objects(Deployment deployment, Path folder, UnaryOperator<String> release)
      throws IOException {
    return objects(Format.HELM.emitter(), deployment, folder, release);
  }

  /// The same, of the values that an emitter of [Format#HELM] writes.
  static List<Mapping> objects(
      Emitter emitter, Deployment deployment, Path folder, UnaryOperator<String> release)
      throws IOException {
    Map<String, String> files = emitter.tree(deployment).files();
    written(folder, files);
    String namespace = deployment.plan().stack().namespace().value();
    var objects = new ArrayList<Mapping>();
    for (ChartValues chart :
        ExtrasChart.together(dev.plg.emit.helm.Helm.charts(deployment.plan()))) {
      String at = dev.plg.emit.helm.Helm.folder(chart);
      Path source = chart.chart().isLocal() ? folder.resolve(at) : unpacked(chart.chart());
      String values = Objects.requireNonNull(files.get(at + "/values.yaml"), at);
      objects.addAll(render(source, release.apply(chart.release()), namespace, values));
    }
    return objects;
  }

  /// The objects that a chart makes of values.
  static List<Mapping> render(Path chart, String release, String namespace, String values)
      throws IOException {
    Path file = Files.createTempFile("values", ".yaml");
    try {
      Files.writeString(file, values);
      String text =
          new Helm(chart)
              .template()
              .withName(release)
              .withNamespace(namespace)
              .withKubeVersion("1.33.0")
              .withValuesFile(file)
              .call();
      return YamlReader.read(chart.toString(), text).documents().stream()
          .map(Document::root)
          .filter(root -> !root.isNull())
          .map(Mapping.class::cast)
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}
