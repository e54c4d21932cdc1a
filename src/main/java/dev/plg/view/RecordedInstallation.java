package dev.plg.view;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How an output is installed, as a record keeps it.
///
/// @param format the format of the output; empty where it is not known
/// @param namespace of the releases; empty where it is not known
/// @param releases in the order in which they are installed; empty for objects of `kubectl apply`
public record RecordedInstallation(
    Optional<String> format, Optional<String> namespace, List<Release> releases) {

  private static final String KEPT = "installation";
  private static final String HELM = "helm";

  /// A release of Helm.
  ///
  /// @param version the chart's own
  /// @param components what of the stack it installs
  public record Release(String name, String chart, String version, List<String> components) {

    public Release {
      components = List.copyOf(components);
    }

    private static Optional<Release> of(Node node) {
      return node instanceof Mapping kept
          ? Optional.of(
              new Release(
                  kept.text("name").orElse(""),
                  kept.text("chart").orElse(""),
                  kept.text("version").orElse(""),
                  texts(kept.sequence("components"))))
          : Optional.empty();
    }

    private Mapping kept() {
      return Mapping.builder()
          .put("name", name)
          .put("chart", chart)
          .put("version", version)
          .put("components", components)
          .build();
    }
  }

  public RecordedInstallation {
    releases = List.copyOf(releases);
  }

  /// The settings of all documents together.
  public static RecordedInstallation in(List<Node> documents) {
    Optional<String> format = Optional.empty();
    Optional<String> namespace = Optional.empty();
    var releases = new ArrayList<Release>();
    for (Node document : documents) {
      Mapping kept = document instanceof Mapping it ? it.mapping(KEPT) : Mapping.EMPTY;
      format = format.or(() -> kept.text("format"));
      namespace = namespace.or(() -> kept.text("namespace"));
      kept.sequence("releases").items().forEach(it -> Release.of(it).ifPresent(releases::add));
    }
    return new RecordedInstallation(format, namespace, releases);
  }

  /// The same alone, where [#in] finds it.
  public Mapping kept() {
    return Mapping.builder()
        .put(
            KEPT,
            Mapping.builder()
                .putIf(format.isPresent(), "format", format)
                .putIf(namespace.isPresent(), "namespace", namespace)
                .putIf(
                    !releases.isEmpty(), "releases", releases.stream().map(Release::kept).toList())
                .build())
        .build();
  }

  public boolean isByHelm() {
    return format.filter(HELM::equals).isPresent() || !releases.isEmpty();
  }

  /// The release that installs a component by a chart of upstream's.
  public Optional<Release> of(String component) {
    return releases.stream().filter(it -> it.components().contains(component)).findFirst();
  }

  /// All components that releases install.
  public Set<String> components() {
    var components = new LinkedHashSet<String>();
    releases.forEach(release -> components.addAll(release.components()));
    return components;
  }

  /// `helm -n monitoring uninstall loki promtail`.
  public String removal(List<Release> gone) {
    return "helm%s uninstall %s"
        .formatted(
            namespace.map(it -> " -n " + it).orElse(""),
            String.join(" ", gone.stream().map(Release::name).distinct().toList()));
  }

  private static List<String> texts(Sequence list) {
    return list.items().stream()
        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
        .toList();
  }
}
