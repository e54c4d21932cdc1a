package dev.plg.source.k3s;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.values.ReadableValues;
import dev.plg.source.values.SetPath;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A HelmChart of helm.cattle.io.
// k3s-io/helm-controller pkg/controllers/chart/chart.go: valuesContent, then the config's, then
// secrets, then set
public final class HelmChart {

  /// `https://example.com/loki-6.55.0.tgz`
  private static final Pattern ARCHIVE = Pattern.compile("(.*)/([^/]+?)-v?([0-9][^/]*)\\.tgz");

  private static final Pattern TYPED = Pattern.compile("true|false|null|[0-9]+");

  private final KubeObject object;
  private final ClusterSources cluster;
  private final List<Finding> gaps = new ArrayList<>();

  private HelmChart(KubeObject object, ClusterSources cluster) {
    this.object = object;
    this.cluster = cluster;
  }

  public static boolean isOne(KubeObject object) {
    return object.kind().equals("HelmChart") && object.apiVersion().startsWith("helm.cattle.io/");
  }

  public static List<Release> of(KubeObject object, ClusterSources cluster) {
    return new HelmChart(object, cluster).releases();
  }

  private List<Release> releases() {
    Mapping spec = object.spec();
    var installation =
        new Installation(
            object.title(),
            object.place(),
            object.name(),
            spec.text("targetNamespace").orElse(object.namespace()),
            values(),
            gaps);
    return chart(spec).map(installation::of).map(List::of).orElse(List.of());
  }

  private Optional<ChartSource> chart(Mapping spec) {
    Optional<String> written = spec.text("chart");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher archive = ARCHIVE.matcher(written.get());
    String name = written.get().substring(written.get().lastIndexOf('/') + 1);
    boolean isArchive = archive.matches();
    boolean isAddress = written.get().contains("://");
    return Optional.of(
        new ChartSource(
            isArchive ? archive.group(2) : name,
            isArchive ? archive.group(3) : spec.text("version").orElse(""),
            isAddress
                ? written.get().substring(0, written.get().lastIndexOf('/'))
                : spec.text("repo").orElse(""),
            spec.placeOf("chart"),
            spec.placeOf(isArchive ? "chart" : "version"),
            isAddress
                ? spec.placeOf("chart")
                : spec.find("repo").map(Node::place).orElse(Location.NONE)));
  }

  private Mapping values() {
    Mapping values = given(object.spec());
    for (KubeObject config :
        cluster.picture().objects("HelmChartConfig", object.name(), object.namespace()).toList()) {
      values = Merge.keepingNulls(values, given(config.spec()));
    }
    for (Mapping.Entry entry : object.spec().mapping("set").entries()) {
      if (entry.value() instanceof Scalar value) {
        values = SetPath.over(values, entry.key(), typed(value));
      }
    }
    return values;
  }

  /// `valuesContent`, `values` of newer controllers, and the keys of `valuesSecrets`.
  private Mapping given(Mapping spec) {
    Mapping values = Mapping.EMPTY;
    if (spec.find("valuesContent").orElse(Scalar.NULL) instanceof Scalar text && text.isString()) {
      values = cluster.values(text);
    }
    values = Merge.keepingNulls(values, ReadableValues.of(spec.mapping("values")));
    for (Mapping secret : spec.sequence("valuesSecrets").mappings().toList()) {
      values = Merge.keepingNulls(values, ofSecret(secret));
    }
    return values;
  }

  private Mapping ofSecret(Mapping secret) {
    Mapping values = Mapping.EMPTY;
    for (Node key : secret.sequence("keys").items()) {
      if (key instanceof Scalar text) {
        ClusterSources.Found found =
            cluster.text(
                object, "Secret", secret.text("name").orElse(""), text.text(), false, text.place());
        gaps.addAll(found.gaps());
        values =
            Merge.keepingNulls(values, found.text().map(cluster::values).orElse(Mapping.EMPTY));
      }
    }
    return values;
  }

  private static Node typed(Scalar value) {
    return TYPED.matcher(value.text()).matches()
        ? SetPath.typed(value.text(), value.place())
        : new Scalar(Scalar.Kind.STRING, value.text(), value.place());
  }
}
