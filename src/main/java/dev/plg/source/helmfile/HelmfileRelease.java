package dev.plg.source.helmfile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.template.GoTemplate;
import dev.plg.source.template.GoTemplate.Result;
import dev.plg.source.values.ReadableValues;
import dev.plg.source.values.SetPath;
import dev.plg.source.values.Trees;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One entry of `releases`.
// helmfile.readthedocs.io: "Configuration"; helmfile pkg/state/state.go generateValuesFiles:
// values,
// then secrets, then set
final class HelmfileRelease {

  private final Path file;
  private final Mapping entry;
  private final State state;
  private final Documents documents;
  private final List<Finding> gaps = new ArrayList<>();

  HelmfileRelease(Path file, Mapping entry, State state, Documents documents) {
    this.file = file;
    this.state = state;
    this.documents = documents;
    this.entry = rendered(inherited(entry, state.tree()));
  }

  /// The release over the templates that `inherit` names.
  private static Mapping inherited(Mapping release, Mapping tree) {
    Mapping below = Mapping.EMPTY;
    for (Mapping from : release.sequence("inherit").mappings().toList()) {
      Mapping template = tree.mapping("templates").mapping(from.text("template").orElse(""));
      below = Merge.over(below, template);
    }
    return Merge.over(below, release);
  }

  /// Texts of a release are templates again, which see the release.
  private Mapping rendered(Mapping release) {
    Mapping context = context(release);
    return Trees.map(
        release,
        node ->
            node instanceof Scalar scalar && scalar.text().contains("{{")
                ? rendered(scalar, context)
                : node);
  }

  private Scalar rendered(Scalar scalar, Mapping context) {
    String text =
        switch (GoTemplate.render(scalar.text(), context, _ -> Optional.empty())) {
          case Result.Text(GoTemplate.Rendered made) -> made.text();
          case Result.Dynamic _, Result.Broken _ -> String.valueOf(GoTemplate.UNKNOWN);
        };
    return new Scalar(Scalar.Kind.STRING, text, scalar.place(), scalar.body());
  }

  private Mapping context(Mapping release) {
    Mapping about =
        Mapping.builder()
            .put("Name", release.text("name").orElse(""))
            .put("Namespace", release.text("namespace").orElse(""))
            .put("Chart", release.text("chart").orElse(""))
            .put("Labels", release.mapping("labels"))
            .build();
    return state.context().toBuilder().put("Release", about).build();
  }

  List<Release> releases() {
    Optional<String> chart = entry.text("chart");
    if (chart.isEmpty() || !isInstalled()) {
      return List.of();
    }
    var installation =
        new Installation(
            "release %s of %s".formatted(entry.text("name").orElse("?"), file),
            entry.place(),
            entry.text("name").orElse(""),
            entry.text("namespace").orElse(""),
            values(),
            gaps);
    Optional<LocalChart> local = local(chart.get());
    if (local.isPresent()) {
      return local.get().releases(installation);
    }
    return chart.get().startsWith(".") ? List.of() : List.of(installation.of(source(chart.get())));
  }

  private boolean isInstalled() {
    boolean off = entry.text("installed").filter("false"::equals).isPresent();
    Optional<Node> condition =
        entry.text("condition").flatMap(it -> state.values().find(Pointer.of(it.split("\\.", -1))));
    return !off && condition.filter(it -> it.equals(Scalar.of(false))).isEmpty();
  }

  private Optional<LocalChart> local(String chart) {
    boolean isPath = chart.startsWith(".") || chart.startsWith("/") || named(chart).isEmpty();
    return chart.contains("://") || !isPath
        ? Optional.empty()
        : State.path(file, Scalar.of(chart)).flatMap(path -> LocalChart.in(path, documents));
  }

  /// The repository that `grafana/loki` begins with.
  private Optional<Mapping> named(String chart) {
    String name = chart.substring(0, Math.max(0, chart.indexOf('/')));
    return state
        .tree()
        .sequence("repositories")
        .mappings()
        .filter(it -> it.text("name").filter(name::equals).isPresent())
        .findFirst();
  }

  private ChartSource source(String chart) {
    int slash = chart.lastIndexOf('/');
    Optional<Mapping> repository = chart.contains("://") ? Optional.empty() : named(chart);
    String address =
        repository
            .flatMap(it -> it.text("url"))
            .orElse(chart.contains("://") ? chart.substring(0, slash) : "");
    return new ChartSource(
        chart.substring(slash + 1),
        entry.text("version").filter(it -> it.indexOf(GoTemplate.UNKNOWN) < 0).orElse(""),
        address,
        entry.placeOf("chart"),
        entry.placeOf("version"),
        repository.map(it -> it.placeOf("url")).orElse(Location.NONE));
  }

  private Mapping values() {
    Mapping values = Mapping.EMPTY;
    for (String list : List.of("valuesTemplate", "values", "secrets")) {
      for (Node item : entry.sequence(list).items()) {
        values = Merge.keepingNulls(values, values(item));
      }
    }
    for (Mapping set : entry.sequence("set").mappings().toList()) {
      values = with(values, set, false);
    }
    for (Mapping set : entry.sequence("setString").mappings().toList()) {
      values = with(values, set, true);
    }
    return values;
  }

  private Mapping values(Node item) {
    return switch (item) {
      case Mapping written -> ReadableValues.of(written);
      case Scalar path -> ofFile(path);
      case Sequence list -> {
        Mapping merged = Mapping.EMPTY;
        for (Node inner : list.items()) {
          merged = Merge.keepingNulls(merged, values(inner));
        }
        yield merged;
      }
    };
  }

  private Mapping ofFile(Scalar path) {
    if (path.text().isEmpty()) {
      // a template that comes to nothing in this environment
      return Mapping.EMPTY;
    }
    Optional<Path> at = State.path(file, path);
    if (at.isEmpty() || GoTemplate.isUnknown(path)) {
      gaps.add(
          ClusterSources.gap(path.place(), "`%s` is not in these files".formatted(shown(path))));
      return Mapping.EMPTY;
    }
    boolean mayMiss =
        Stream.of(entry, state.tree())
            .flatMap(it -> it.text("missingFileHandler").stream())
            .findFirst()
            .filter(it -> !it.equals("Error"))
            .isPresent();
    if (mayMiss && !documents.isFile(at.get())) {
      return Mapping.EMPTY;
    }
    return ReadableValues.of(state.files().values(at.get(), context(entry), path.place()));
  }

  private static String shown(Scalar path) {
    return path.text().replace(String.valueOf(GoTemplate.UNKNOWN), "{{ … }}");
  }

  private static Mapping with(Mapping values, Mapping set, boolean string) {
    Optional<String> name = set.text("name");
    if (name.isEmpty()) {
      return values;
    }
    Location place = set.placeOf("value");
    Node value =
        set.find("values")
            .or(() -> set.find("value").map(it -> typed(it, string)))
            .orElseGet(() -> UnknownValue.at(place));
    return SetPath.over(values, name.get(), ReadableValues.known(value));
  }

  private static Node typed(Node value, boolean string) {
    if (!(value instanceof Scalar scalar)) {
      return value;
    }
    return string
        ? new Scalar(Scalar.Kind.STRING, scalar.text(), scalar.place())
        : SetPath.typed(scalar.text(), scalar.place());
  }
}
