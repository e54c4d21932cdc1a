package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A configuration of the Kubernetes event exporter in its own words.
public record ExporterView(ProgramConfig config) {

  /// The configurations of event exporters of a picture.
  public static Stream<ExporterView> in(Picture picture) {
    return picture.configs(Program.EVENT_EXPORTER).map(ExporterView::new);
  }

  public Mapping tree() {
    return config.tree();
  }

  /// The containers that read it.
  public List<Run> runs() {
    return config.runs();
  }

  public Location placeOf(String... steps) {
    return config.placeOf(steps);
  }

  public boolean isOn(String... steps) {
    return config.value(steps).filter("true"::equals).isPresent();
  }

  public List<Receiver> receivers() {
    return tree().sequence("receivers").mappings().map(Receiver::new).toList();
  }

  /// The rules below `match` and `drop`, of the route and of all routes inside it.
  public Stream<Mapping> rules() {
    return rulesOf(tree().mapping("route"));
  }

  private static Stream<Mapping> rulesOf(Mapping route) {
    Stream<Mapping> own =
        Stream.concat(route.sequence("drop").mappings(), route.sequence("match").mappings());
    return Stream.concat(own, route.sequence("routes").mappings().flatMap(ExporterView::rulesOf));
  }

  /// Where events are sent to.
  public record Receiver(Mapping tree) {

    public String name() {
      return tree.text("name").orElse("");
    }

    public Location place() {
      return tree.placeOf("name");
    }

    /// The settings of one kind of sink; empty if the receiver is of another kind.
    public Optional<Mapping> sink(String kind) {
      return tree.find(kind).map(ExporterView::mapping);
    }

    /// The keys beside its name: one, if it is right.
    public List<String> sinks() {
      return tree.keys().stream().filter(key -> !key.equals("name")).toList();
    }
  }

  private static Mapping mapping(Node node) {
    return node instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }
}
