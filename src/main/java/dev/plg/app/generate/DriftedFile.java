package dev.plg.app.generate;

import java.util.Optional;

/// A file that is not what plg would write now.
///
/// @param there what is in the directory; empty where there is no file
/// @param wanted what plg would write; empty where it would remove the file
public record DriftedFile(String path, Kind kind, Optional<String> there, Optional<String> wanted) {

  /// Who made the difference.
  public enum Kind {
    ADDED("plg would now add it"),
    CHANGED("plg would now write it differently"),
    REMOVED("plg would now remove it"),
    EDITED("edited by hand since plg wrote it"),
    EDITED_AND_CHANGED("edited by hand, and plg would now write it differently"),
    DELETED("deleted by hand since plg wrote it"),
    FOREIGN("not written by plg, at the path of a file that plg would now add");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
