package dev.plg.app.lint;

/// Hears how far a run has come.
public interface Progress {

  /// Hears nothing.
  Progress NONE = (_, _) -> {};

  /// Some files were read.
  ///
  /// @param of how many the folders hold
  void read(int files, int of);
}
