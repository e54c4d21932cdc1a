package dev.plg.app.generate;

import dev.plg.app.disk.Footprint;
import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.disk.OutputFile;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.WriteFailure;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import java.util.List;

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
        tree, OwnedFiles.of(tree, recorded.tree(), Footprint.of(deployment)), inputs);
  }
}
