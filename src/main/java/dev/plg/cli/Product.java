package dev.plg.cli;

import dev.plg.app.disk.Footprint;
import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.WriteFailure;
import dev.plg.emit.Deployment;
import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import java.util.List;

/// What is delivered, in the form that its output takes.
///
/// @param inputs what it was made from on this machine
record Product(Deployment deployment, Ingredients ingredients, InputFiles inputs) {

  String stream() {
    return ingredients.recipe().emitter().stream(deployment);
  }

  FileTree tree() {
    return ingredients.recipe().emitter().tree(deployment);
  }

  /// Writes the files, and a record of what they were made from.
  ///
  /// @return why it was refused; empty where it was written
  List<Finding> writeInto(OutputDirectory directory) throws WriteFailure {
    FileTree tree = tree();
    return directory.write(
        tree, OwnedFiles.of(tree, ingredients.tree(), Footprint.of(deployment)), inputs);
  }
}
