package dev.plg.cli;

import dev.plg.app.disk.InputFiles;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads as another reader does, and keeps what it read.
final class SourceTexts implements SourceReader {

  private final SourceReader reader;
  private final SortedMap<String, String> texts = new TreeMap<>();

  SourceTexts(SourceReader reader) {
    this.reader = reader;
  }

  /// A reader of texts that were kept.
  static SourceReader replaying(SortedMap<String, String> texts) {
    return file -> {
      String text = texts.get(file);
      if (text == null) {
        throw new NoSuchFileException(file);
      }
      return text.getBytes(StandardCharsets.UTF_8);
    };
  }

  @Override
  public byte[] read(String file) throws IOException {
    byte[] bytes = reader.read(file);
    texts.put(file, new String(bytes, StandardCharsets.UTF_8));
    return bytes;
  }

  /// The files that were read.
  InputFiles inputs() {
    return InputFiles.NONE.and(texts.keySet());
  }

  /// What is needed to make a product again, anywhere: an absolute path is cut down to what follows
  /// the folder of the stack file, which is how files that extend each other name one another.
  Ingredients ingredients(Recipe recipe, SortedMap<String, String> templates) {
    List<String> folders =
        recipe.request().files().stream()
            .filter(file -> file.startsWith("/"))
            .map(file -> file.substring(0, file.lastIndexOf('/') + 1))
            .distinct()
            .toList();
    var named = new TreeMap<String, String>();
    texts.forEach((file, text) -> named.put(portable(file, folders), text));
    var files = new ArrayList<String>();
    recipe.request().files().forEach(file -> files.add(portable(file, folders)));
    Request asked = recipe.request();
    return new Ingredients(
        new Recipe(
            new Request(
                asked.profile(), files, asked.environment(), asked.settings(), asked.namespace()),
            recipe.format(),
            recipe.helm(),
            recipe.kustomize(),
            recipe.only()),
        named,
        templates);
  }

  /// Files of a second folder go below a number, so that two of one name stay two.
  private static String portable(String file, List<String> folders) {
    for (int i = 0; i < folders.size(); i++) {
      if (file.startsWith(folders.get(i))) {
        return (i == 0 ? "" : (i + 1) + "/") + file.substring(folders.get(i).length());
      }
    }
    return file;
  }
}
