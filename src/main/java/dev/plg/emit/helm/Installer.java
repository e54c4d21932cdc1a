package dev.plg.emit.helm;

import dev.plg.catalog.Chart;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// What installs the charts of a stack, each at the version that its values are for: a script, and
/// a file for helmfile.
///
/// @param hasNamespace true where the namespace is the stack's own
record Installer(String namespace, boolean hasNamespace, List<ChartValues> charts) {

  static final String NAMESPACE = "namespace.yaml";

  /// The command that installs a chart or brings it up to date, without its values.
  static String command(ChartValues values, String namespace) {
    Chart chart = values.chart();
    String source =
        chart.isOci()
            ? chart.repository() + "/" + chart.name()
            : chart.name() + " --repo " + chart.repository();
    return "helm upgrade --install %s %s --version %s --namespace %s"
        .formatted(values.release(), source, chart.version(), namespace);
  }

  String script() {
    return """
    #!/bin/sh
    # Installs the stack, or brings it up to date; to run it again changes nothing.
    # With --dry-run it only says what it would run.
    set -eu
    CDPATH='' cd -- "$(dirname -- "$0")"

    case "$*" in
      '') run() { "$@"; } ;;
      --dry-run) run() { printf '%%s\\n' "$*"; } ;;
      *) printf 'usage: %%s [--dry-run]\\n' "$0" >&2; exit 2 ;;
    esac

    %s\
    """
        .formatted(commands().stream().map("run %s\n"::formatted).collect(Collectors.joining()));
  }

  private List<String> commands() {
    var commands = new ArrayList<String>();
    if (hasNamespace) {
      commands.add("kubectl apply --filename " + NAMESPACE);
    }
    for (ChartValues values : charts) {
      commands.add(
          values.chart().isLocal()
              ? "helm upgrade --install %s ./%s --namespace %s"
                  .formatted(values.release(), Helm.folder(values), namespace)
              : command(values, namespace) + " --values " + Helm.folder(values) + "/values.yaml");
    }
    return commands;
  }

  // helmfile docs/index.md: repositories, releases
  String helmfile() {
    var repositories = new LinkedHashMap<String, Mapping>();
    for (ChartValues values : charts) {
      if (!values.chart().isLocal()) {
        repositories.putIfAbsent(values.chart().repository(), repository(values.chart()));
      }
    }
    Mapping.Builder file = Mapping.builder();
    file.putIf(!repositories.isEmpty(), "repositories", List.copyOf(repositories.values()));
    file.put("releases", charts.stream().map(this::release).toList());
    return "# helmfile apply\n" + YamlWriter.write(file.build());
  }

  private static Mapping repository(Chart chart) {
    Mapping.Builder repository = Mapping.builder().put("name", chart.repositoryName());
    return chart.isOci()
        ? repository
            .put("url", chart.repository().substring("oci://".length()))
            .put("oci", true)
            .build()
        : repository.put("url", chart.repository()).build();
  }

  private Mapping release(ChartValues values) {
    Chart chart = values.chart();
    Mapping.Builder release =
        Mapping.builder().put("name", values.release()).put("namespace", namespace);
    if (hasNamespace && values.equals(charts.getFirst())) {
      release.put("hooks", List.of(namespaceFirst()), "the labels of the namespace admit the pods");
    } else if (hasNamespace) {
      release.put("needs", List.of(namespace + "/" + charts.getFirst().release()));
    }
    if (chart.isLocal()) {
      return release.put("chart", "./" + Helm.folder(values)).build();
    }
    return release
        .put("chart", chart.repositoryName() + "/" + chart.name())
        .put("version", chart.version())
        .put("values", List.of(Helm.folder(values) + "/values.yaml"))
        .build();
  }

  // helmfile docs/index.md: hooks
  private static Mapping namespaceFirst() {
    return Mapping.builder()
        .put("events", List.of("presync"))
        .put("command", "kubectl")
        .put("args", List.of("apply", "--filename", NAMESPACE))
        .build();
  }
}
