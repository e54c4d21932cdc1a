package dev.plg.app.generate;

import dev.plg.app.disk.NearPath;
import dev.plg.app.disk.Sources;
import dev.plg.app.disk.WriteFailure;
import dev.plg.component.all.Components;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a folder of templates: every file below it must be the template of a manifest, since any
/// other would be silently ignored. Names that begin with a dot belong to editors and version
/// control, and are passed over.
final class TemplateReading {

  /// A folder with more files than this was named by mistake.
  private static final int MOST_FILES = 1000;

  private final String folder;
  private final TreeMap<String, String> texts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  TemplateReading(String folder) {
    this.folder = folder;
  }

  TemplateFolder read() {
    try {
      files(Path.of(folder)).forEach(this::read);
    } catch (NoSuchFileException _) {
      refuse(
          "input/missing",
          folder,
          "there is no directory '%s'%s".formatted(folder, NearPath.didYouMean(folder)),
          "");
    } catch (IOException e) {
      refuse("input/unreadable", folder, unreadable(folder, e), "");
    }
    return new TemplateFolder(folder, texts, List.copyOf(findings));
  }

  private static List<Path> files(Path root) throws IOException {
    if (Files.isRegularFile(root)) {
      throw new IOException("not a directory");
    }
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> found =
          files
              .filter(file -> !isHidden(root.relativize(file)) && Files.isRegularFile(file))
              .limit(MOST_FILES + 1)
              .sorted()
              .toList();
      if (found.size() > MOST_FILES) {
        throw new IOException("more than " + MOST_FILES + " files, these are not templates");
      }
      return found;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(step -> step.toString().startsWith("."));
  }

  private void read(Path file) {
    String name = Path.of(folder).relativize(file).toString().replace(File.separatorChar, '/');
    if (Components.templates().contains(name)) {
      read(file, name);
    } else {
      refuseUnknown(file.toString(), name);
    }
  }

  private void read(Path path, String name) {
    String file = path.toString();
    try {
      byte[] bytes = Sources.read(path);
      if (bytes.length > YamlReader.DEFAULT_LIMIT) {
        throw new IOException("larger than " + YamlReader.DEFAULT_LIMIT + " bytes");
      }
      texts.put(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      refuse("input/encoding", file, "this template is not UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      refuse("input/unreadable", file, unreadable(file, e), "");
    }
  }

  private void refuseUnknown(String file, String name) {
    String known = String.join(", ", Components.templates());
    refuse(
        "template/unknown",
        file,
        "plg has no template '%s', so this file would be ignored".formatted(name),
        Nearest.to(name, Components.templates())
            .map("did you mean '%s'?"::formatted)
            .orElse("remove it, or give it the name of a template: " + known));
  }

  private void refuse(String rule, String file, String message, String fix) {
    findings.add(Finding.error(rule, Location.of(file), message, "", fix));
  }

  private static String unreadable(String file, IOException cause) {
    return "'%s' cannot be read: %s".formatted(file, WriteFailure.reason(cause));
  }
}
