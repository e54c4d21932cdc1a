package dev.plg.app.generate;

import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.LiveObjects;
import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.disk.OutputFile;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.WriteFailure;
import dev.plg.catalog.Chart;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.RecordedInstallation.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What is delivered, in the form that its output takes.
///
/// @param emitter of the recipe's format
/// @param recorded what it was made from, as a record keeps it
/// @param inputs the files that it was made from
public record Product(
    Deployment deployment, Emitter emitter, RecordedRecipe recorded, InputFiles inputs) {

  /// The whole product as one text.
  public String stream() {
    return emitter.stream(deployment);
  }

  /// The whole product as files.
  public FileTree tree() {
    return emitter.tree(deployment);
  }

  /// How the product is installed.
  private RecordedInstallation installation() {
    Plan plan = deployment.plan();
    var releases = new LinkedHashMap<String, Release>();
    for (ChartValues chart : emitter.installs(plan)) {
      releases.put(chart.release(), release(chart, plan));
    }
    return new RecordedInstallation(
        Optional.empty(),
        Optional.of(plan.stack().namespace().value()),
        List.copyOf(releases.values()));
  }

  /// plg's own chart brings something for many components, and installs none.
  private Release release(ChartValues values, Plan plan) {
    Chart chart = values.chart();
    List<String> components =
        plan.parts().stream()
            .filter(part -> !chart.isLocal() && isIn(part, plan, values))
            .map(Part::name)
            .toList();
    return new Release(values.release(), chart.name(), chart.version(), components);
  }

  private boolean isIn(Part part, Plan plan, ChartValues values) {
    return emitter.nameOf(plan, part).equals(values.component());
  }

  /// The command that deploys what was written into a directory.
  public Optional<String> command(OutputDirectory directory) {
    return emitter.command(deployment, directory.path().toString());
  }

  /// Writes the text.
  ///
  /// @return why it was refused; empty where it was written
  public List<Finding> writeInto(OutputFile file) throws WriteFailure {
    return file.write(stream(), inputs);
  }

  /// Writes the files, and a record of what they were made from.
  ///
  /// @return why it was refused; empty where it was written
  public List<Finding> writeInto(OutputDirectory directory) throws WriteFailure {
    FileTree tree = tree();
    return directory.write(
        tree,
        OwnedFiles.of(tree, recorded.tree(), LiveObjects.of(deployment, installation())),
        inputs);
  }
}
