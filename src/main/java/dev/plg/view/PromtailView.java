package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Promtail configuration in the words of Promtail.
public record PromtailView(ProgramConfig config) {

  /// The Promtail configurations of a picture.
  public static Stream<PromtailView> in(Picture picture) {
    return picture.configs(Program.PROMTAIL).map(PromtailView::new);
  }

  public Mapping tree() {
    return config.tree();
  }

  public Optional<Version> version() {
    return config.version();
  }

  /// The containers that read it.
  public List<Run> runs() {
    return config.runs();
  }

  public Location placeOf(String... steps) {
    return config.placeOf(steps);
  }

  /// The entries of `clients`.
  public List<Mapping> clients() {
    return tree().sequence("clients").mappings().toList();
  }

  /// The one client of the command line, which is the same as that of the block `client`.
  public Optional<Flag> clientFlag() {
    return config.flag("client.url");
  }

  /// Where each line is sent, with its place: of the file's clients and of the command line's.
  public Stream<Target> targets() {
    Stream<Target> ofFile =
        Stream.concat(clients().stream(), Stream.of(tree().mapping("client")))
            .flatMap(
                client ->
                    client.text("url").stream().map(url -> new Target(url, client.placeOf("url"))));
    return Stream.concat(
        ofFile, clientFlag().stream().map(flag -> new Target(flag.value(), flag.place())));
  }

  public List<ScrapeJob> jobs() {
    return tree().sequence("scrape_configs").mappings().map(ScrapeJob::new).toList();
  }

  /// The file that remembers how far each log was read.
  public String positions() {
    // loki v2.9.3 clients/pkg/promtail/positions/positions.go:36
    return config
        .flag("positions.file")
        .map(Flag::value)
        .or(() -> config.value("positions", "filename"))
        .orElse("/var/log/positions.yaml");
  }

  public Location positionsPlace() {
    return config
        .flag("positions.file")
        .map(Flag::place)
        .orElseGet(() -> placeOf("positions", "filename"));
  }

  /// A URL that lines are pushed to.
  public record Target(String url, Location place) {}
}
