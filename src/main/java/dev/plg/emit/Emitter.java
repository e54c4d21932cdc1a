package dev.plg.emit;

import dev.plg.component.Plan;

/// Turns a plan into the text of one format.
public interface Emitter {

  /// The whole product as one text, as it is piped into another program.
  String stream(Plan plan);

  /// The whole product as files, as it is kept in git.
  FileTree tree(Plan plan);
}
