package dev.plg.catalog;

import java.util.Optional;

/// The program that a chart runs, and the values that say of which version.
///
/// @param version that the chart's templates are written for
/// @param tag the dotted path of the image's tag in the values
public record ChartProgram(String program, Version version, String tag) {

  /// The program of a chart at an exact version; empty for a chart that runs several, or none that
  /// has a configuration.
  // appVersion of each chart's Chart.yaml
  public static Optional<ChartProgram> of(String chart, String version) {
    return switch (chart + "-" + version) {
      case "loki-2.16.0" -> Optional.of(loki("2.6.1", "image.tag"));
      case "loki-5.48.0" -> Optional.of(loki("2.9.6", "loki.image.tag"));
      case "loki-6.55.0" -> Optional.of(loki("3.6.7", "loki.image.tag"));
      case "loki-18.11.0" -> Optional.of(loki("3.7.6", "loki.image.tag"));
      case "promtail-2.2.0" -> Optional.of(promtail("2.1.0"));
      case "promtail-6.15.5" -> Optional.of(promtail("2.9.3"));
      case "promtail-6.17.1" -> Optional.of(promtail("3.5.1"));
      case "tempo-1.8.0" -> Optional.of(tempo("2.4.2"));
      case "tempo-1.24.4" -> Optional.of(tempo("2.9.0"));
      case "tempo-2.2.4" -> Optional.of(tempo("2.10.8"));
      case "grafana-6.43.5" -> Optional.of(grafana("9.2.4"));
      case "grafana-10.5.15" -> Optional.of(grafana("12.3.1"));
      case "grafana-12.11.1" -> Optional.of(grafana("13.2.0"));
      case "grafana-agent-0.42.0" -> Optional.of(agent("0.42.0"));
      case "grafana-agent-0.44.2" -> Optional.of(agent("0.44.2"));
      default -> Optional.empty();
    };
  }

  private static ChartProgram loki(String version, String tag) {
    return new ChartProgram("loki", Version.of(version), tag);
  }

  private static ChartProgram promtail(String version) {
    return new ChartProgram("promtail", Version.of(version), "image.tag");
  }

  private static ChartProgram tempo(String version) {
    return new ChartProgram("tempo", Version.of(version), "tempo.tag");
  }

  private static ChartProgram grafana(String version) {
    return new ChartProgram("grafana", Version.of(version), "image.tag");
  }

  private static ChartProgram agent(String version) {
    return new ChartProgram("grafana-agent", Version.of(version), "image.tag");
  }
}
