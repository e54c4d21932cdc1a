package atlas;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Path;

/// Asks `src/build/structs` which keys a program's configuration may hold.
final class ReadStructs implements AutoCloseable {

  private final GoHelper helper;

  ReadStructs() throws IOException {
    helper = new GoHelper(Path.of("src/build/structs"));
  }

  /// May be asked by several threads at once.
  ///
  /// @param folder of the package in the clone
  ConfigShape.Answer ask(Clone clone, ProgramLine.Release release, String folder)
      throws IOException {
    String question = JsonWriter.writeCompact(question(clone, release, folder));
    String about = release.commit().id() + folder + release.line().type() + release.line().prefix();
    return ConfigShape.Answer.of(helper.ask(about, () -> question));
  }

  private static Mapping question(Clone clone, ProgramLine.Release release, String folder) {
    return Mapping.builder()
        .put("repo", clone.path())
        .put("commit", release.commit().id())
        .put("folder", folder)
        .put("type", release.line().type())
        .put("tag", "yaml")
        .put("prefix", release.line().prefix())
        .build();
  }

  @Override
  public void close() throws IOException {
    helper.close();
  }
}
