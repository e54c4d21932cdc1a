package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A data source that Grafana is provisioned with.
///
/// @param config the file that contains it
public record DataSource(Mapping tree, ProgramConfig config) {

  /// The keys of `jsonData` below which another data source is named by its uid.
  private static final List<String> REFERRING =
      List.of("tracesToLogsV2", "tracesToLogs", "tracesToMetrics", "serviceMap", "lokiSearch");

  /// The data sources of a picture.
  public static Stream<DataSource> in(Picture picture) {
    return picture
        .configs(Program.GRAFANA)
        .flatMap(
            config ->
                config
                    .tree()
                    .sequence("datasources")
                    .mappings()
                    .map(it -> new DataSource(it, config)));
  }

  public String name() {
    return tree.text("name").orElse("");
  }

  /// What others refer to it by; Grafana makes one up where none is written.
  public Optional<String> uid() {
    return tree.text("uid");
  }

  public String type() {
    return tree.text("type").orElse("");
  }

  public Optional<Url> url() {
    return tree.text("url").flatMap(Url::parse);
  }

  /// Whether it is a file of Grafana's provisioning, in which variables of the environment are
  /// expanded; the operator's v1beta1 goes through the API.
  // grafana-operator v5 controllers/datasource_controller.go
  public boolean isProvisioned() {
    return config
        .object()
        .filter(it -> it.apiVersion().startsWith("grafana.integreatly.org/"))
        .isEmpty();
  }

  public String organisation() {
    return tree.text("orgId").orElse("1");
  }

  public boolean isDefault() {
    return tree.text("isDefault").filter("true"::equals).isPresent();
  }

  public Mapping jsonData() {
    return tree.mapping("jsonData");
  }

  public Location placeOf(String... steps) {
    return tree.placeOf(steps);
  }

  /// The namespace that its URL is resolved in; empty if it is not known.
  public String namespace() {
    return config.object().map(object -> object.namespace()).orElse("");
  }

  /// Where it names another data source.
  public Stream<Reference> references() {
    Stream<Reference> ofLinks =
        REFERRING.stream().flatMap(key -> reference(jsonData().mapping(key)).stream());
    Stream<Reference> ofFields =
        jsonData().sequence("derivedFields").mappings().flatMap(it -> reference(it).stream());
    return Stream.concat(ofLinks, ofFields).filter(it -> !it.uid().contains("$"));
  }

  private static Optional<Reference> reference(Mapping link) {
    return link.text("datasourceUid").map(uid -> new Reference(uid, link.placeOf("datasourceUid")));
  }

  /// The uid of another data source, and its place.
  public record Reference(String uid, Location place) {}
}
