import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Makes the catalog's key tables from lists of keys:
///
///     java src/build/KeyTables.java config LIST…
///     java src/build/KeyTables.java charts LIST…
///     java src/build/KeyTables.java defaults LIST…
///
/// A list is named `<program or chart>-<version>.tsv`; lists of one name are joined, so that what
/// `src/build/keys` adds to a list can be given with it. It has a line for each key: its dotted
/// path, its type (`bool`, `int`, `float`, `string`, `list`, `map`; anything else means any), and of
/// a chart its default, which `charts` leaves out. `#` begins a comment. In a path `[]` stands for
/// the items of a list, `*` for any key, and `\.` for a dot inside a key. A program's list comes from
/// the `yaml` tags of its configuration structs at that tag; a chart's from its default values, with
/// a row `ref` for each value that only a template names. A list without a version in its name is of
/// a program whose keys are known in part.
///
/// The table has a line for each step of a path, one space deeper than its parent, sorted. A step
/// without a type is a map that takes no other keys; `map` and `any` take whatever they are given.
/// The defaults are YAML, each default as JSON. One that its list cuts short (`…`) is left out.
public final class KeyTables {

  private static final Path OUT = Path.of("src/main/resources/dev/plg/catalog");
  private static final Set<String> TYPES =
      Set.of("bool", "int", "float", "string", "list", "map", "any");

  /// Keys that hold a dot themselves.
  private static final List<String> DOTTED = List.of("grafana.ini", "prometheus.io");

  /// Values that a chart hands on to Kubernetes as they are, wherever they stand.
  private static final Set<String> KUBERNETES =
      Set.of(
          "affinity",
          "annotations",
          "behavior",
          "containerSecurityContext",
          "dataVolumeParameters",
          "deploymentStrategy",
          "env",
          "labels",
          "livenessProbe",
          "maxAllowed",
          "minAllowed",
          "podAnnotations",
          "podLabels",
          "podSecurityContext",
          "podSecurityPolicy",
          "readinessProbe",
          "resources",
          "rollingUpdate",
          "securityContext",
          "startupProbe",
          "statefulStrategy",
          "strategy",
          "topologySpreadConstraints",
          "updateStrategy");

  /// Values that a chart hands on to a program or to a chart that it depends on, by chart and
  /// version.
  private static final Map<String, String> HANDED_ON =
      Map.of(
          "grafana-.*", "grafana\\.ini|listenerSet|route|networkPolicy\\.egress",
          "loki-2\\..*", "config",
          "loki-(5|6|18)\\..*",
              "loki\\.(analytics|bloom_build|bloom_gateway|commonConfig|compactor|distributor"
                  + "|extraMemberlistConfig|frontend|frontend_worker|index_gateway|ingester"
                  + "|ingester_client|limits_config|memberlistConfig|operational_config"
                  + "|pattern_ingester|querier|query_range|query_scheduler|rulerConfig|schemaConfig"
                  + "|server|storage_config|structuredConfig|testSchemaConfig|tracing|ui)"
                  + "|loki\\.storage\\.(filesystem|object_store)"
                  + "|minio|rollout_operator|grafana-agent-operator|route|gateway\\.route",
          "loki-stack-.*", "loki|promtail|grafana|prometheus|filebeat|logstash|fluent-bit|proxy",
          "promtail-2\\..*", "config",
          "promtail-6\\..*", "config\\.positions",
          "tempo-.*",
              "tempo\\.(global_overrides|metricsGenerator|overrides|receivers|server|storage)");

  private final Map<String, KeyTables> children = new TreeMap<>();
  private String type = "";
  private String standard = "";

  private KeyTables() {}

  public static void main(String[] args) throws IOException {
    var tables = new TreeMap<String, KeyTables>();
    for (String list : List.of(args).subList(1, args.length)) {
      String name = Path.of(list).getFileName().toString().replaceFirst("\\.tsv$", "");
      var table = tables.computeIfAbsent(name, _ -> new KeyTables());
      for (String row : Files.readAllLines(Path.of(list))) {
        if (!row.isBlank() && !row.startsWith("#")) {
          table.add(row.split("\t", -1));
        }
      }
    }
    for (var named : tables.entrySet()) {
      if (args[0].equals("charts")) {
        named.getValue().open("", handedOn(named.getKey()));
      }
      var text = new StringBuilder();
      if (args[0].equals("defaults")) {
        named.getValue().printDefaults(text, "");
        write(args[0], named.getKey() + ".yaml", text);
      } else {
        named.getValue().print(text, "");
        write(args[0], named.getKey() + ".keys", text);
      }
    }
  }

  private static void write(String folder, String file, StringBuilder text) throws IOException {
    Files.writeString(OUT.resolve(folder).resolve(file), text);
  }

  private static Pattern handedOn(String name) {
    return HANDED_ON.entrySet().stream()
        .filter(entry -> name.matches(entry.getKey()))
        .map(entry -> Pattern.compile(entry.getValue()))
        .findFirst()
        .orElse(Pattern.compile("(?!)"));
  }

  private void add(String[] row) {
    String path = row[0].replace("\\.", "\0");
    for (String key : DOTTED) {
      path = path.replace(key, key.replace('.', '\0'));
    }
    KeyTables here = this;
    for (String step : path.replace("[]", ".[]").split("\\.")) {
      here = here.children.computeIfAbsent(step.replace('\0', '.'), _ -> new KeyTables());
    }
    here.type = TYPES.contains(row[1]) ? row[1] : "any";
    here.standard = row.length > 2 && !row[1].equals("ref") ? json(row[1], row[2]) : "";
  }

  /// A default as JSON; empty where the list cuts it short.
  private static String json(String type, String text) {
    if (text.contains("…")) {
      return "";
    }
    return switch (type) {
      case "null" -> "null";
      case "bool" -> text.toLowerCase(Locale.ROOT);
      case "string" -> '"' + text.replace("\"", "\\\"") + '"';
      default -> text;
    };
  }

  private boolean hasDefaults() {
    return !standard.isEmpty() || children.values().stream().anyMatch(KeyTables::hasDefaults);
  }

  private void printDefaults(StringBuilder text, String indent) {
    children.forEach(
        (key, child) -> {
          if (child.hasDefaults()) {
            String plain = key.matches("[A-Za-z][A-Za-z0-9_.-]*") ? key : '"' + key + '"';
            text.append(indent).append(plain).append(':');
            text.append(child.standard.isEmpty() ? "" : " " + child.standard).append('\n');
            child.printDefaults(text, indent + " ");
          }
        });
  }

  /// Marks the maps that take any key; what is known below them stays known.
  private void open(String path, Pattern handedOn) {
    children.forEach(
        (key, child) -> {
          String longer = path.isEmpty() ? key : path + "." + key;
          if (KUBERNETES.contains(key) || handedOn.matcher(longer).matches()) {
            child.openAll();
          }
          child.open(longer, handedOn);
        });
  }

  private void openAll() {
    if (type.isEmpty()) {
      type = "map";
    }
    children.values().forEach(KeyTables::openAll);
  }

  private void print(StringBuilder text, String indent) {
    children.forEach(
        (key, child) -> {
          text.append(indent).append(key);
          text.append(child.type.isEmpty() ? "" : " " + child.type).append('\n');
          child.print(text, indent + " ");
        });
  }
}
