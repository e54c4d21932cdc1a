package dev.plg.app.generate;

import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.Sources;
import dev.plg.profile.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The stack file that a directory of plg's was written from, as its record keeps it.
public final class RecordedStack {

  private RecordedStack() {}

  /// The text of the stack file; empty where the directory has no record, where a file of it was
  /// edited since, or where more than one stack file made it.
  public static Optional<String> in(Path directory) throws IOException {
    Path file = directory.resolve(OwnedFiles.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Optional<OwnedFiles> owned = OwnedFiles.parse(Sources.read(file));
    return owned.isPresent() && owned.get().isUntouched(directory)
        ? RecordedRecipe.parse(owned.get().made()).flatMap(RecordedStack::text)
        : Optional.empty();
  }

  private static Optional<String> text(RecordedRecipe recorded) {
    Request request = recorded.recipe().request();
    boolean isWhole =
        request.profile().isEmpty()
            && request.environment().isEmpty()
            && request.settings().isEmpty()
            && request.namespace().isEmpty()
            && recorded.templates().isEmpty()
            && recorded.sources().size() == 1;
    return isWhole ? recorded.sources().values().stream().findFirst() : Optional.empty();
  }
}
