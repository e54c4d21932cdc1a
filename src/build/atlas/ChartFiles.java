package atlas;

import dev.plg.catalog.Version;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A chart as it is at a commit: what its templates, its values and its `Chart.yaml` hold, and the
/// charts that it brings with it.
///
/// @param files the names of the contents by path, within the chart
/// @param parts the charts in its `charts` folder, by the key of their values
record ChartFiles(
    Mapping about, Mapping values, SortedMap<String, String> files, Map<String, ChartFiles> parts) {

  /// Files that no template prints.
  private static final String UNSEEN =
      "Chart\\.(yaml|lock)|README.*|CHANGELOG.*|(docs|ci|tests?|hack|unittests|crds)/.*";

  /// What was read of late: neighbours share most of their files.
  private static final Map<String, Mapping> LATEST =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mapping> eldest) {
          return size() > 100;
        }
      };

  /// What a chart's folder can't be read for.
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  static ChartFiles read(Clone clone, Clone.Commit commit, String folder) throws IOException {
    SortedMap<String, String> all = clone.files(commit, folder);
    String ignore = all.get(".helmignore");
    var released = new HelmIgnore(ignore == null ? "" : text(clone, ignore));
    all.keySet().removeIf(released::ignores);
    return of(clone, all);
  }

  private static String text(Clone clone, String content) throws IOException {
    return new String(clone.content(content), StandardCharsets.UTF_8);
  }

  private static ChartFiles of(Clone clone, SortedMap<String, String> all) throws IOException {
    if (!all.containsKey("Chart.yaml")) {
      throw new Unreadable("no Chart.yaml");
    }
    Mapping about = yaml(clone, all, "Chart.yaml");
    for (String more : new String[] {"requirements.yaml", "Chart.lock", "requirements.lock"}) {
      if (all.containsKey(more)) {
        // Of the lock only the exact versions are of use, which stand under a name of their own.
        Node list = yaml(clone, all, more).sequence("dependencies");
        String key = more.endsWith(".lock") ? "locked" : "dependencies";
        about = about.toBuilder().put(key, list).build();
      }
    }
    var own = new TreeMap<String, String>();
    var inside = new TreeMap<String, SortedMap<String, String>>();
    for (Map.Entry<String, String> file : all.entrySet()) {
      String path = file.getKey();
      if (path.startsWith("charts/")) {
        int slash = path.indexOf('/', "charts/".length());
        if (slash > 0) {
          inside
              .computeIfAbsent(path.substring("charts/".length(), slash), _ -> new TreeMap<>())
              .put(path.substring(slash + 1), file.getValue());
        }
      } else {
        own.put(path, file.getValue());
      }
    }
    Mapping values =
        all.containsKey("values.yaml") ? yaml(clone, all, "values.yaml") : Mapping.EMPTY;
    return new ChartFiles(about, values, own, parts(clone, about, inside));
  }

  /// Each chart inside, under each key that the dependencies give it.
  private static Map<String, ChartFiles> parts(
      Clone clone, Mapping about, SortedMap<String, SortedMap<String, String>> inside)
      throws IOException {
    var parts = new LinkedHashMap<String, ChartFiles>();
    for (var folder : inside.entrySet()) {
      if (folder.getValue().containsKey("Chart.yaml")) {
        ChartFiles part = of(clone, folder.getValue());
        String name = part.name();
        boolean aliased = false;
        for (Mapping dependency : about.sequence("dependencies").mappings().toList()) {
          if (dependency.text("name").filter(name::equals).isPresent()) {
            parts.put(key(dependency), part);
            aliased = true;
          }
        }
        if (!aliased) {
          parts.put(name, part);
        }
      }
    }
    return parts;
  }

  /// The key of a dependency's values.
  static String key(Mapping dependency) {
    return dependency.text("alias").or(() -> dependency.text("name")).orElse("");
  }

  String name() {
    return about.text("name").orElse("");
  }

  Optional<Version> version() {
    return about.text("version").flatMap(ChartLine::released);
  }

  Sequence dependencies() {
    return about.sequence("dependencies");
  }

  private static Mapping yaml(Clone clone, SortedMap<String, String> all, String file)
      throws IOException {
    String content = all.getOrDefault(file, "");
    Mapping known = LATEST.get(content);
    if (known == null) {
      known = yaml(file, text(clone, content));
      LATEST.put(content, known);
    }
    return known;
  }

  private static Mapping yaml(String file, String text) throws IOException {
    Parsed parsed = YamlReader.read(file, text);
    for (Document document : parsed.documents()) {
      if (document.root() instanceof Mapping mapping) {
        return mapping;
      }
    }
    if (parsed.findings().isEmpty()) {
      return Mapping.EMPTY;
    }
    throw new Unreadable(parsed.findings().getFirst().toString());
  }

  /// The texts that a template may see: its own files, and those that `.Files` finds.
  Map<String, String> texts(Clone clone) throws IOException {
    var texts = new TreeMap<String, String>();
    for (Map.Entry<String, String> file : seen().entrySet()) {
      try {
        byte[] bytes = clone.content(file.getValue());
        texts.put(
            file.getKey(),
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException e) {
        // An archive or a picture, which no template prints.
      } catch (Clone.Missing e) {
        if (file.getKey().startsWith("templates/")) {
          throw new Unreadable(file.getKey() + ": " + e.getMessage());
        }
      }
    }
    return texts;
  }

  private SortedMap<String, String> seen() {
    var seen = new TreeMap<>(files);
    seen.keySet().removeIf(file -> file.matches(UNSEEN));
    return seen;
  }

  /// What the answer of the templates depends on.
  String fingerprint() {
    var parts = new StringBuilder(name()).append(seen());
    this.parts.forEach((key, part) -> parts.append(key).append(part.fingerprint()));
    return parts.toString();
  }
}
