package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.key.FileValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Collects the layers of a stack, lowest first, each after what it extends.
final class Layers {

  private final SourceReader reader;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /// The layers that are being read, outermost first: what `extends` must not come back to.
  private final SequencedSet<String> open = new LinkedHashSet<>();

  private Layers(SourceReader reader) {
    this.reader = reader;
  }

  static Layers of(Request request, SourceReader reader) {
    var layers = new Layers(reader);
    request.profile().ifPresent(name -> layers.addProfile(name, Location.of("--profile " + name)));
    request.files().forEach(file -> layers.addFile(file, Location.of(file)));
    return layers;
  }

  List<Layer> layers() {
    return layers;
  }

  List<Finding> findings() {
    return findings;
  }

  Map<String, String> texts() {
    return texts;
  }

  private void addProfile(String name, Location asked) {
    Optional<String> text = Profiles.text(name);
    if (text.isEmpty()) {
      Collection<String> names = Profiles.names();
      findings.add(
          Finding.error(
              "input/profile",
              asked,
              "there is no profile '%s'%s".formatted(name, didYouMean(name, names)),
              "",
              "choose one of " + String.join(", ", names)));
      return;
    }
    String source = "profile:" + name;
    add(source, YamlReader.read(source, text.get()), true, text.get());
  }

  private void addFile(String file, Location asked) {
    try {
      Source source = reader.open(file);
      add(file, source.parsed(), false, source.text());
    } catch (IOException e) {
      findings.add(unreadable(file, asked, e, reader.didYouMean(file)));
    }
  }

  private void add(String source, Parsed parsed, boolean shipped, String text) {
    texts.put(source, text);
    findings.addAll(parsed.findings());
    if (parsed.documents().isEmpty() && !parsed.hasErrors()) {
      findings.add(
          Finding.error(
              "stack/empty",
              new Location(source, 1, 1),
              "this file holds no stack",
              "",
              "begin with 'apiVersion: plg/v1' and 'kind: Stack'; `plg profiles show dev` prints an"
                  + " example"));
    }
    if (parsed.documents().size() > 1) {
      findings.add(
          Finding.error(
              "stack/many",
              parsed.documents().get(1).root().place(),
              "a stack file holds one document, this is the second",
              "",
              "put it into a file of its own and name both with -f"));
    }
    parsed.documents().stream().findFirst().ifPresent(it -> add(source, it.root(), shipped));
  }

  private void add(String source, Node root, boolean shipped) {
    switch (root) {
      case Mapping tree -> {
        open.add(circleName(source));
        tree.find("extends").ifPresent(below -> extend(source, below));
        open.remove(circleName(source));
        layers.add(new Layer(tree, shipped));
      }
      default ->
          findings.add(
              Finding.error(
                  "stack/type",
                  root.place(),
                  "a stack is a mapping, not " + FileValue.inWords(root),
                  "",
                  "begin with 'apiVersion: plg/v1' and 'kind: Stack'"));
    }
  }

  private void extend(String source, Node below) {
    if (!(below instanceof Scalar name) || !name.isString()) {
      return; // of the wrong type: the schema check says so
    }
    String path = beside(source, name.text());
    String next = isPath(name.text()) ? path : "profile:" + name.text();
    if (open.contains(next)) {
      findings.add(
          Finding.error(
              "stack/extends-circle",
              name.place(),
              "'%s' extends itself: %s -> %s".formatted(next, String.join(" -> ", open), next),
              "",
              "remove one of these extends"));
    } else if (isPath(name.text())) {
      addFile(path, name.place());
    } else {
      addProfile(name.text(), name.place());
    }
  }

  private static String circleName(String source) {
    return source.startsWith("profile:") ? source : Path.of(source).normalize().toString();
  }

  private static boolean isPath(String name) {
    return name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /// A path that a stack file names is meant from the folder of that file; one form for each file,
  /// so that a circle is seen.
  private static String beside(String source, String path) {
    Path folder = source.startsWith("profile:") ? null : Path.of(source).getParent();
    return (folder == null ? Path.of(path) : folder.resolve(path)).normalize().toString();
  }

  private static Finding unreadable(String file, Location asked, IOException cause, String near) {
    String message =
        switch (cause) {
          case NoSuchFileException _ -> "there is no file '%s'%s".formatted(file, near);
          case AccessDeniedException _ -> "'%s' may not be read".formatted(file);
          default -> "'%s' cannot be read: %s".formatted(file, cause.getMessage());
        };
    String rule = cause instanceof NoSuchFileException ? "input/missing" : "input/unreadable";
    return Finding.error(rule, asked, message, "", "");
  }

  static String didYouMean(String word, Collection<String> known) {
    return Nearest.to(word, known).map(it -> "; did you mean '%s'?".formatted(it)).orElse("");
  }
}
