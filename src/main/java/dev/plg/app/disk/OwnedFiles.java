package dev.plg.app.disk;

import dev.plg.emit.FileTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The record that plg leaves in a directory: the files that are plg's, and what was in them. It
/// holds no time and no path of the machine, so that it can be kept in git beside the files.
///
/// @param digests by the path of the file in the directory
/// @param made what the files were made from, as a later run reads it
/// @param live what must stay where they are deployed
public record OwnedFiles(SortedMap<String, String> digests, Mapping made, LiveObjects live) {

  /// The name of the record's own file.
  public static final String FILE = "plg.lock";

  public static final OwnedFiles NONE =
      new OwnedFiles(new TreeMap<>(), Mapping.EMPTY, LiveObjects.NONE);

  private static final String VERSION = "1";

  private static final String COMMENT =
      "Written by plg, which replaces and removes these files and no others. Keep it beside them.";

  public static OwnedFiles of(FileTree tree, Mapping made, LiveObjects live) {
    var digests = new TreeMap<String, String>();
    tree.files().forEach((path, text) -> digests.put(path, Digest.of(text)));
    return new OwnedFiles(digests, made, live);
  }

  /// The record in this text; empty where it is not one, or one of another version.
  public static Optional<OwnedFiles> parse(byte[] text) {
    Parsed parsed = YamlReader.read(FILE, text);
    return parsed.hasErrors() || parsed.documents().size() != 1
        ? Optional.empty()
        : parse(parsed.documents().getFirst().root());
  }

  private static Optional<OwnedFiles> parse(Node root) {
    return root instanceof Mapping record
            && record.text("version").filter(VERSION::equals).isPresent()
            && record.find("files").orElse(Scalar.NULL) instanceof Mapping files
            && files.entries().stream().allMatch(OwnedFiles::isOwned)
        ? Optional.of(of(files, record.mapping("made"), new LiveObjects(record.mapping("live"))))
        : Optional.empty();
  }

  /// A path that leads out of the directory was not written by plg.
  private static boolean isOwned(Mapping.Entry file) {
    return file.value() instanceof Scalar digest
        && digest.isString()
        && FileTree.isInside(file.key());
  }

  private static OwnedFiles of(Mapping files, Mapping made, LiveObjects live) {
    var digests = new TreeMap<String, String>();
    files.keys().forEach(path -> digests.put(path, files.text(path).orElse("")));
    return new OwnedFiles(digests, made, live);
  }

  /// The text that [#parse] reads.
  String text() {
    return YamlWriter.write(
        Mapping.builder()
            .put("version", Integer.parseInt(VERSION), COMMENT)
            .putIf(!made.isEmpty(), "made", made)
            .putIf(!live.isEmpty(), "live", live.tree())
            .put("files", digests)
            .build());
  }

  /// True where each of its files is there as plg wrote it.
  public boolean isUntouched(Path root) throws IOException {
    for (String path : digests.keySet()) {
      Path file = root.resolve(path);
      if (!Files.isRegularFile(file) || !holds(path, Digest.of(file))) {
        return false;
      }
    }
    return true;
  }

  /// True where plg wrote this file and it still is what plg wrote.
  public boolean holds(String path, String digest) {
    return digest.equals(digests.get(path));
  }
}
