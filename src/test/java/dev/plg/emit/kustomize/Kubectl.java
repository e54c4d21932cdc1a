package dev.plg.emit.kustomize;

import dev.plg.emit.FileTree;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The kustomize that builds what plg writes: kubectl's own, and each that `PLG_KUSTOMIZE` names
/// (paths with `:` between them), as an older one.
record Kubectl(List<String> command) {

  /// Those that are on this machine.
  static List<Kubectl> all() {
    var found = new ArrayList<Kubectl>();
    if (isOnPath()) {
      found.add(new Kubectl(List.of("kubectl", "kustomize")));
    }
    Stream.of(System.getenv().getOrDefault("PLG_KUSTOMIZE", "").split(":"))
        .filter(path -> !path.isEmpty())
        .forEach(path -> found.add(new Kubectl(List.of(path, "build"))));
    return found;
  }

  private static boolean isOnPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }

  /// The objects of a folder. Any word on standard error is a fault: a field that is deprecated.
  List<Mapping> build(Path folder) {
    return objects(run(folder, List.of()));
  }

  String run(Path folder, List<String> more) {
    var words = new ArrayList<>(command);
    words.addAll(more);
    words.add(folder.toString());
    try {
      Path said = Files.createTempFile("plg-kustomize", ".err");
      Process process = new ProcessBuilder(words).redirectError(said.toFile()).start();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String err = Files.readString(said);
      Files.delete(said);
      if (code != 0 || !err.isEmpty()) {
        throw new AssertionError("%s %s: exit code %d, %s".formatted(command, folder, code, err));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Mapping> objects(String stream) {
    Parsed parsed = YamlReader.read("stream", stream);
    if (parsed.hasErrors()) {
      throw new AssertionError(parsed.findings());
    }
    return parsed.documents().stream().map(Document::root).map(Kubectl::mapping).toList();
  }

  private static Mapping mapping(Node node) {
    return (Mapping) node;
  }

  static void write(FileTree tree, Path folder) {
    for (Map.Entry<String, String> file : tree.files().entrySet()) {
      try {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
