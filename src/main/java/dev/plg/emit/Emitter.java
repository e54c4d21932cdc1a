package dev.plg.emit;

/// Turns a deployment into the text of one format.
public interface Emitter {

  /// True where the product covers all environments of a stack, not one at a time.
  boolean coversEnvironments();

  /// The whole product as one text, as it is piped into another program.
  ///
  /// @throws UnsupportedOperationException where [Format#isStream] is false
  String stream(Deployment deployment);

  /// The whole product as files, as it is kept in git.
  FileTree tree(Deployment deployment);
}
