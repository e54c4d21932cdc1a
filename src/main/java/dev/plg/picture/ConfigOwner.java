package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Program;
import dev.plg.picture.shipper.ShipperText;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Tells whose configuration a text is by keys that only one program has.
public final class ConfigOwner {

  private ConfigOwner() {}

  /// The program whose configuration the text may be, by its keys at the left margin: cheap, and
  /// works on a text that does not parse.
  static Optional<Program> guess(String text) {
    if (text.length() < 8 || text.startsWith("{")) {
      return Optional.empty();
    }
    if (AlloyFile.looksLike(text)) {
      return Optional.of(Program.ALLOY);
    }
    return of(marginKeys(text)).or(() -> ShipperText.guess(text));
  }

  /// The program whose configuration has these keys.
  public static Optional<Program> of(Set<String> keys) {
    if (keys.contains("schema_config") || keys.contains("auth_enabled")) {
      return Optional.of(Program.LOKI);
    }
    if (keys.contains("scrape_configs")) {
      boolean pushes = keys.contains("clients") || keys.contains("positions");
      return pushes && !keys.contains("global") ? Optional.of(Program.PROMTAIL) : Optional.empty();
    }
    if (keys.contains("distributor") && keys.contains("storage")) {
      return Optional.of(Program.TEMPO);
    }
    if (keys.contains("datasources")) {
      return Optional.of(Program.GRAFANA);
    }
    if (keys.contains("exporters") && keys.contains("service")) {
      return Optional.of(Program.OPENTELEMETRY_COLLECTOR);
    }
    if (keys.contains("sinks")) {
      return Optional.of(Program.VECTOR);
    }
    if (keys.contains("pipeline")) {
      return Optional.of(Program.FLUENT_BIT);
    }
    boolean exports = keys.contains("route") && keys.contains("receivers");
    if (exports && !keys.contains("global") && !keys.contains("inhibit_rules")) {
      return Optional.of(Program.EVENT_EXPORTER);
    }
    return Optional.empty();
  }

  /// Whether a tree can really be what its margin promised.
  static boolean fits(Program program, Mapping tree) {
    return switch (program) {
      case GRAFANA -> tree.find("datasources").orElse(Mapping.EMPTY) instanceof Sequence;
      case EVENT_EXPORTER -> isExporter(tree);
      case OPENTELEMETRY_COLLECTOR -> !tree.mapping("exporters").isEmpty();
      case VECTOR -> !tree.mapping("sinks").isEmpty();
      case FLUENT_BIT -> !tree.mapping("pipeline").sequence("outputs").items().isEmpty();
      case LOKI,
          PROMTAIL,
          TEMPO,
          GRAFANA_AGENT,
          ALLOY,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          FLUENTD ->
          true;
    };
  }

  /// Alertmanager's configuration has the same two keys: its route names one receiver, and its
  /// receivers hold `…_configs`.
  private static boolean isExporter(Mapping tree) {
    if (tree.mapping("route").find("receiver").isPresent()) {
      return false;
    }
    for (Node item : tree.sequence("receivers").items()) {
      if (item instanceof Mapping receiver
          && receiver.keys().stream().anyMatch(key -> key.endsWith("_configs"))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> marginKeys(String text) {
    var keys = new HashSet<String>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int colon = text.indexOf(':', start);
      if (colon > start && colon < stop && Character.isLetter(text.charAt(start))) {
        keys.add(text.substring(start, colon));
      }
      start = stop + 1;
    }
    return keys;
  }
}
