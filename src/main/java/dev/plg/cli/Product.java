package dev.plg.cli;

import dev.plg.emit.Deployment;
import dev.plg.emit.FileTree;

/// What is delivered, in the form that its output takes.
record Product(Deployment deployment, Ingredients ingredients) {

  String stream() {
    return ingredients.recipe().emitter().stream(deployment);
  }

  FileTree tree() {
    return ingredients.recipe().emitter().tree(deployment);
  }

  /// What the record of a directory says of it.
  OwnedFiles record(FileTree tree) {
    return OwnedFiles.of(tree, ingredients.tree(), Footprint.of(deployment));
  }
}
