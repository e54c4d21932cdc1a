package dev.plg.app.init;

import dev.plg.app.disk.NewFiles;
import dev.plg.app.disk.WriteFailure;
import dev.plg.app.input.FolderWalk;
import dev.plg.profile.StackSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The files that a repository with a stack begins with.
///
/// @param folder the root of the repository
public record Initial(Path folder, Choices choices) {

  /// The stack file.
  public static final String STACK = "stack.yaml";

  private static final String IGNORED =
      """
      # plg writes into a folder of this name before it moves files to their place
      .plg-*/
      # pages to look at
      /report.html
      /graph.svg
      """;

  /// Whether a folder holds YAML files already, hidden ones and those that Git ignores aside.
  public static boolean isUsed(Path folder) throws IOException {
    return Files.isDirectory(folder)
        && FolderWalk.of(folder).files().stream()
            .anyMatch(it -> it.toString().matches(".*[.](yaml|yml)"));
  }

  /// Writes the files that are not there.
  ///
  /// @return the names of those that are, and were left as they are
  public List<String> write() throws WriteFailure {
    var files = new TreeMap<String, String>();
    files.put(STACK, StackDraft.of(choices));
    files.put("stack.schema.json", StackSchema.json());
    files.put(".gitignore", IGNORED);
    files.put(".github/workflows/plg.yml", Workflows.github());
    files.put(".gitlab-ci.yml", Workflows.gitlab());
    return new NewFiles(folder, files).write();
  }
}
