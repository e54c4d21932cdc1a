package atlas;

import static java.util.stream.Collectors.toMap;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Asks `src/build/structs` which keys a program's configuration may hold.
final class ReadStructs implements AutoCloseable {

  private final GoHelper helper;

  private final Map<String, List<String>> blocks;

  /// @param blocks the file with the blocks that are no components
  ReadStructs(Path blocks) throws IOException {
    this.helper = new GoHelper(Path.of("src/build/structs"));
    this.blocks =
        Files.readAllLines(blocks).stream()
            .filter(row -> !row.startsWith("#"))
            .map(row -> row.split("\t"))
            .collect(toMap(row -> row[0], row -> List.of(row[1].split(","))));
  }

  /// May be asked by several threads at once.
  ///
  /// @param folder of the package in the clone
  ConfigShape.Answer ask(Clone clone, ProgramLine.Release release, String folder)
      throws IOException {
    String question = JsonWriter.writeCompact(question(clone, release, folder));
    String about = release.commit().id() + folder + release.line().type() + release.line().prefix();
    if (release.line().isComponents()) {
      about += blocks;
    }
    return ConfigShape.Answer.of(helper.ask(about, () -> question));
  }

  private Mapping question(Clone clone, ProgramLine.Release release, String folder) {
    return Mapping.builder()
        .put("repo", clone.path())
        .put("commit", release.commit().id())
        .put("folder", folder)
        .put("type", release.line().type())
        .put("tag", release.line().tag())
        .put("prefix", release.line().prefix())
        .put("blocks", release.line().isComponents() ? blocks : Map.of())
        .build();
  }

  @Override
  public void close() throws IOException {
    helper.close();
  }
}
