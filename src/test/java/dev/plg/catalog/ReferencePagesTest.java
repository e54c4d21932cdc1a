package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of programs, which are made from their sources, against the pages that upstream
/// generates from the same sources or writes beside them. They are read from the clones in the
/// folder that `PLG_CLONES` names, of the newest release of each minor version.
class ReferencePagesTest {

  /// Differences that were looked at: a row each, the program, where in the page, and whose fault
  /// it is.
  private static final Path KNOWN = Path.of("src/test/resources/reference-differences.tsv");

  /// `# CLI flag: -a.b` and the line that it is about: `[c: <int> | default = 1]`.
  private static final Pattern FLAG =
      Pattern.compile(
          "# CLI flag: -(\\S+)\\n\\s*\\[(\\w+): <([^>]*)> ?(?:\\| default = (.*))?\\]\\n");

  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(target: .*?)```");

  private static final Set<ValueType> NUMBERS = Set.of(ValueType.INT, ValueType.FLOAT);

  @Test
  void loki_has_the_keys_of_its_reference_by_their_flags() throws IOException {
    var differences = new TreeSet<String>();
    int read = 0;
    for (Version version : newest(Program.LOKI)) {
      Map<String, KeyNode> flags = new TreeMap<>();
      flags(KeyTable.load("atlas/programs/loki", version).orElseThrow().root(), "", flags);
      for (Matcher row = FLAG.matcher(page(version)); row.find(); ) {
        read++;
        difference(row, flags)
            .ifPresent(
                it -> differences.add("loki\t" + version.minor() + " -" + row.group(1) + it));
      }
    }
    check(differences);
    assertTrue(read > 5000, "only " + read + " were read");
  }

  private static String page(Version version) throws IOException {
    for (String file :
        List.of("shared/configuration.md", "configure/_index.md", "configuration/_index.md")) {
      String page =
          ClonedChart.git(clone("grafana+loki"), "show", "v" + version + ":docs/sources/" + file);
      if (page.contains("# CLI flag: ")) {
        return page;
      }
    }
    return "";
  }

  private static Optional<String> difference(Matcher row, Map<String, KeyNode> flags) {
    KeyNode node = flags.get(row.group(1) + " " + row.group(2));
    if (node == null) {
      // A flag whose name the sources put together is not in the table, its key is.
      return flags.containsKey(row.group(2))
          ? Optional.empty()
          : Optional.of(" " + row.group(2) + " is not there");
    }
    if (!fits(row.group(3), node.type())) {
      return Optional.of(" is a " + row.group(3) + ", not " + node.type());
    }
    return Optional.empty();
  }

  private static boolean fits(String type, ValueType known) {
    return switch (type) {
      case "boolean" -> known == ValueType.BOOL;
      case "int" -> known == ValueType.INT || known == ValueType.BYTES;
      case "float" -> NUMBERS.contains(known);
      case "duration" -> known == ValueType.DURATION || known == ValueType.GO_DURATION;
      case "string", "url", "time" -> known != ValueType.BOOL && known != ValueType.CLOSED;
      default -> true;
    };
  }

  private static void flags(KeyNode node, String key, Map<String, KeyNode> flags) {
    flags.put(key, node);
    if (!node.flag().isEmpty()) {
      flags.put(node.flag() + " " + key, node);
    }
    node.children().forEach((name, child) -> flags(child, name, flags));
  }

  @Test
  void loki_has_no_key_that_its_checker_calls_deleted() throws IOException {
    var differences = new TreeSet<String>();
    int read = 0;
    for (Version version : newest(Program.LOKI)) {
      for (String list : List.of("deleted", "deprecated")) {
        String file = ":tools/deprecated-config-checker/" + list + "-config.yaml";
        Mapping config =
            mapping(ClonedChart.git(clone("grafana+loki"), "show", "v" + version + file));
        var ways = new ArrayList<Pointer>();
        ways(config, Pointer.ROOT, ways);
        read += ways.size();
        ConfigKeys keys = ConfigKeys.of(Program.LOKI, version).orElseThrow();
        Set<String> unknown =
            keys.unknown(config).stream().map(it -> it.at().toString()).collect(Collectors.toSet());
        for (Pointer way : ways) {
          boolean isKnown = unknown.stream().noneMatch(way.toString()::startsWith);
          if (isKnown == list.equals("deleted")) {
            differences.add("loki\t" + version.minor() + " " + list + " " + way);
          }
        }
      }
    }
    check(differences);
    assertTrue(read > 50, "only " + read + " were read");
  }

  /// The keys whose value is a message.
  private static void ways(Mapping config, Pointer at, List<Pointer> ways) {
    for (Mapping.Entry entry : config.entries()) {
      if (entry.value() instanceof Mapping below && below.find("_msg").isEmpty()) {
        ways(below, at.to(entry.key()), ways);
      } else if (entry.value() instanceof Scalar) {
        ways.add(at.to(entry.key()));
      }
    }
  }

  @Test
  void tempo_has_the_keys_and_the_defaults_of_its_manifest() throws IOException {
    var differences = new TreeSet<String>();
    int read = 0;
    for (Version version : newest(Program.TEMPO)) {
      String page =
          ClonedChart.git(
              clone("grafana+tempo"),
              "show",
              "v" + version + ":docs/sources/tempo/configuration/manifest.md");
      Matcher yaml = YAML.matcher(page + "\n");
      if (yaml.find()) {
        Mapping config = mapping(yaml.group(1));
        String about = "tempo\t" + version.minor() + " ";
        ConfigKeys.of(Program.TEMPO, version).orElseThrow().unknown(config).stream()
            .map(it -> about + it.at() + " is not there")
            .forEach(differences::add);
        read +=
            defaults(
                KeyTable.load("atlas/programs/tempo", version).orElseThrow().root(),
                config,
                Pointer.ROOT,
                about,
                differences);
      }
    }
    check(differences);
    assertTrue(read > 3000, "only " + read + " were read");
  }

  private static int defaults(
      KeyNode node, Mapping config, Pointer at, String about, Set<String> differences) {
    int read = 0;
    for (Mapping.Entry entry : config.entries()) {
      Optional<KeyNode> known = node.child(entry.key());
      if (known.isPresent() && entry.value() instanceof Mapping below) {
        read += defaults(known.get(), below, at.to(entry.key()), about, differences);
      } else if (known.isPresent() && entry.value() instanceof Scalar value) {
        read++;
        Optional<String> standard = known.get().standard();
        if (standard.isPresent() && !isSame(standard.get(), value)) {
          differences.add(
              about + at.to(entry.key()) + " is " + value.text() + ", not " + standard.get());
        }
      }
    }
    return read;
  }

  private static boolean isSame(String json, Scalar value) {
    String plain = json.replace("\"", "");
    return plain.equals(value.text())
        || plain(plain).equals(plain(value.text()))
        || (plain.equals("65535") && value.text().equals("63KiB1023B"));
  }

  /// Without the smaller units that are zero: `2m0s`.
  private static String plain(String text) {
    return text.replaceFirst("(?<=[hm])0s$", "")
        .replaceFirst("(?<=h)0m$", "")
        .replaceFirst("^0s$", "0");
  }

  /// Fails at a difference that is not among the known ones.
  private static void check(Set<String> differences) throws IOException {
    List<String> known =
        Files.readAllLines(KNOWN).stream()
            .filter(row -> !row.startsWith("#"))
            .map(row -> row.substring(0, row.lastIndexOf('\t')))
            .toList();
    assertEquals(
        List.of(),
        differences.stream().filter(it -> known.stream().noneMatch(row -> fits(row, it))).toList());
  }

  /// A row of the known ones holds for each minor version where it has `*` in its place, and for
  /// whatever follows where it ends in `*`.
  private static boolean fits(String row, String difference) {
    String anywhere = difference.replaceFirst("\t[0-9.]+ ", "\t* ");
    return row.endsWith("*")
        ? difference.startsWith(row.substring(0, row.length() - 1))
        : row.equals(difference) || row.equals(anywhere);
  }

  private static Iterable<Version> newest(Program program) {
    Map<String, Version> newest = new LinkedHashMap<>();
    KnownProgram.of(program).stream()
        .filter(KnownProgram::isReleased)
        .forEach(it -> newest.put(it.version().minor(), it.version()));
    return newest.values();
  }

  private static Mapping mapping(String text) {
    return YamlReader.read("page.yaml", text).documents().stream()
        .map(it -> it.root())
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .findFirst()
        .orElse(Mapping.EMPTY);
  }

  private static Path clone(String name) throws IOException {
    String folder = System.getenv().getOrDefault("PLG_CLONES", "");
    assumeTrue(!folder.isEmpty(), "PLG_CLONES names no folder of clones");
    return ClonedChart.repository(Path.of(folder, name));
  }
}
