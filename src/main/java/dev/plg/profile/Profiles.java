package dev.plg.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The shipped profiles.
public final class Profiles {

  private static final String FOLDER = "/profiles/";
  private static final String ENDING = ".yaml";

  private Profiles() {}

  /// The text of a profile.
  public static Optional<String> text(String name) {
    if (!name.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream in = Profiles.class.getResourceAsStream(FOLDER + name + ENDING)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a profile is for: the first line of its text, which is a comment.
  public static String summary(String name) {
    return text(name).orElse("# ").lines().findFirst().orElse("# ").substring(2);
  }

  /// The names of all profiles. Lists the folder on the class path: for help and error messages.
  public static SortedSet<String> names() {
    try {
      URI folder =
          Objects.requireNonNull(Profiles.class.getResource(FOLDER + "dev" + ENDING)).toURI();
      return folder.getScheme().equals("jar")
          ? namesInJar(folder)
          : namesIn(parentOf(Path.of(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedSet<String> namesInJar(URI inside) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(inside, Map.of())) {
      return namesIn(jar.getPath(FOLDER));
    }
  }

  private static SortedSet<String> namesIn(Path folder) throws IOException {
    var names = new TreeSet<String>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ENDING))
          .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
    }
    return names;
  }

  private static Path parentOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
