package dev.plg.source.flux;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.source.values.SetPath;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A HelmRelease of helm.toolkit.fluxcd.io, v2beta1 to v2.
// fluxcd/helm-controller docs/spec/v2/helmreleases.md: valuesFrom in its order, then values
public final class FluxRelease {

  /// Whether Flux substitutes a variable that is left is not known: it is left alone.
  private static final Substitution OPEN = Substitution.possible();

  private final KubeObject object;
  private final ClusterSources cluster;
  private final List<Finding> gaps = new ArrayList<>();

  private FluxRelease(KubeObject object, ClusterSources cluster) {
    this.object = object;
    this.cluster = cluster;
  }

  public static boolean isOne(KubeObject object) {
    return object.kind().equals("HelmRelease")
        && object.apiVersion().startsWith("helm.toolkit.fluxcd.io/");
  }

  /// The folder of the chart that a HelmRelease names by a path of the repository.
  public static Optional<Path> chartFolder(KubeObject object, Documents documents) {
    return isOne(object)
        ? object
            .spec()
            .mapping("chart")
            .mapping("spec")
            .text("chart")
            .filter(FluxRelease::isPath)
            .map(documents::fromRoot)
        : Optional.empty();
  }

  /// The releases that it comes to: one, but for a chart that only depends on others.
  public static List<Release> of(KubeObject object, ClusterSources cluster) {
    return new FluxRelease(object, cluster).releases();
  }

  private List<Release> releases() {
    Mapping spec = object.spec();
    Mapping written = spec.mapping("chart").mapping("spec");
    Mapping chart = written.isEmpty() ? referred(spec.mapping("chartRef")) : written;
    String name = chart.text("chart").orElse("");
    Optional<LocalChart> local =
        isPath(name) || isFromGit(chart) ? localChart(name) : Optional.empty();
    Mapping values = values(chart, local);
    var installation =
        new Installation(
            object.title(),
            object.place(),
            spec.text("releaseName").orElse(object.name()),
            spec.text("targetNamespace").orElse(object.namespace()),
            values,
            gaps);
    if (local.isPresent()) {
      return local.get().releases(installation);
    }
    Optional<ChartSource> source =
        written.isEmpty() ? ofReference(spec.mapping("chartRef")) : Optional.empty();
    return source
        .or(() -> name.isEmpty() || isPath(name) ? Optional.empty() : Optional.of(source(chart)))
        .map(it -> List.of(installation.of(it)))
        .orElse(List.of());
  }

  private static boolean isPath(String chart) {
    return chart.startsWith(".") || chart.startsWith("/");
  }

  private static boolean isFromGit(Mapping chart) {
    String kind = chart.mapping("sourceRef").text("kind").orElse("");
    return kind.equals("GitRepository") || kind.equals("Bucket");
  }

  /// A chart at a path of the repository that a GitRepository names: this one, where it has it.
  private Optional<LocalChart> localChart(String path) {
    return LocalChart.in(cluster.documents().fromRoot(path), cluster.documents());
  }

  private ChartSource source(Mapping chart) {
    String name = chart.text("chart").orElse("");
    var source =
        new ChartSource(
            name.substring(name.lastIndexOf('/') + 1),
            chart.text("version").orElse(""),
            "",
            chart.placeOf("chart"),
            chart.placeOf("version"),
            Location.NONE);
    Mapping reference = chart.mapping("sourceRef");
    return find("HelmRepository", reference)
        .map(it -> source.from(it.spec().text("url").orElse(""), it.placeOf("spec", "url")))
        .orElse(source);
  }

  private Optional<KubeObject> find(String kind, Mapping reference) {
    String name = reference.text("name").orElse("");
    Optional<String> namespace = reference.text("namespace");
    return namespace.isPresent()
        ? cluster.picture().objects(kind, name, namespace.get()).findFirst()
        : cluster.picture().find(object, kind, name);
  }

  /// The `spec` of the HelmChart that a `chartRef` names.
  private Mapping referred(Mapping reference) {
    return reference.text("kind").filter("HelmChart"::equals).isPresent()
        ? find("HelmChart", reference).map(KubeObject::spec).orElse(Mapping.EMPTY)
        : Mapping.EMPTY;
  }

  /// The chart of an OCIRepository: the last step of its address, at its tag or range.
  private Optional<ChartSource> ofReference(Mapping reference) {
    return reference.text("kind").filter("OCIRepository"::equals).isPresent()
        ? find("OCIRepository", reference).map(it -> ofRegistry(it.spec(), reference))
        : Optional.empty();
  }

  private static ChartSource ofRegistry(Mapping spec, Mapping reference) {
    String url = spec.text("url").orElse("");
    int slash = url.lastIndexOf('/');
    Mapping ref = spec.mapping("ref");
    String at = ref.find("semver").isPresent() ? "semver" : "tag";
    return new ChartSource(
        url.substring(slash + 1),
        ref.text(at).orElse(""),
        url.substring(0, Math.max(slash, 0)),
        reference.placeOf("name"),
        spec.placeOf("ref", at),
        spec.placeOf("url"));
  }

  private Mapping values(Mapping chart, Optional<LocalChart> local) {
    Mapping values = files(chart, local);
    for (Mapping from : object.spec().sequence("valuesFrom").mappings().toList()) {
      values = with(values, from);
    }
    Mapping merged = Merge.keepingNulls(values, ReadableValues.of(object.spec().mapping("values")));
    return OPEN.in(merged);
  }

  /// `valuesFiles` of the chart's own folder; those inside a packaged chart are not at hand.
  private Mapping files(Mapping chart, Optional<LocalChart> local) {
    Mapping values = Mapping.EMPTY;
    List<Node> files = new ArrayList<>(chart.sequence("valuesFiles").items());
    chart.find("valuesFile").ifPresent(files::add);
    for (Node file : files) {
      if (!(file instanceof Scalar path)) {
        continue;
      }
      if (local.isPresent()) {
        Path at = cluster.documents().fromRoot(path.text());
        values =
            Merge.keepingNulls(
                values, ReadableValues.of(cluster.documents().values(at, path.place())));
      } else if (!path.text().equals("values.yaml")) {
        gaps.add(
            ClusterSources.gap(
                path.place(), "`%s` is in the chart's archive".formatted(path.text())));
      }
    }
    return values;
  }

  private Mapping with(Mapping values, Mapping from) {
    boolean optional = from.text("optional").filter("true"::equals).isPresent();
    String key = from.text("valuesKey").orElse("values.yaml");
    ClusterSources.Found found =
        cluster.text(
            object,
            from.text("kind").orElse(""),
            from.text("name").orElse(""),
            key,
            optional,
            from.placeOf(from.find("valuesKey").isPresent() ? "valuesKey" : "name"));
    Optional<String> target = from.text("targetPath");
    if (target.isEmpty()) {
      gaps.addAll(found.gaps());
      return found
          .text()
          .map(text -> Merge.keepingNulls(values, cluster.values(text)))
          .orElse(values);
    }
    Location place = from.placeOf("targetPath");
    Node value =
        found.text().<Node>map(text -> typed(text)).orElseGet(() -> UnknownValue.at(place));
    return SetPath.over(values, target.get(), value);
  }

  /// Quotes around the whole value keep it a string.
  private static Node typed(Scalar text) {
    String value = text.text().strip();
    boolean quoted =
        value.length() > 1
            && (value.startsWith("'") || value.startsWith("\""))
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted
        ? new Scalar(Scalar.Kind.STRING, value.substring(1, value.length() - 1), text.place())
        : SetPath.typed(value, text.place());
  }
}
