package dev.plg.component.grafana;

import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.HttpUrl;
import dev.plg.model.Prometheus;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The data sources of a stack.
final class Datasources {

  static final String LOKI = "loki";
  static final String TEMPO = "tempo";

  private Datasources() {}

  static Mapping of(Stack stack) {
    List<Datasource> sources = list(stack, UnaryOperator.identity());
    stack.prometheus().ifPresent(it -> sources.add(prometheus(it)));
    return Mapping.of("apiVersion", 1, "datasources", sources);
  }

  /// For a Grafana that another chart installs, in whatever namespace: it has a default data source
  /// and a Prometheus already.
  static List<Mapping> additional(Stack stack) {
    String domain = "." + stack.namespace() + ".svc:";
    UnaryOperator<String> qualified = url -> url.replaceFirst("(?<=//[a-z0-9-]{1,63}):", domain);
    return list(stack, qualified).stream().map(source -> source.beside().tree()).toList();
  }

  /// @param address what a Grafana elsewhere calls a Service of the stack
  private static List<Datasource> list(Stack stack, UnaryOperator<String> address) {
    var sources = new ArrayList<Datasource>();
    String logs = LokiComponent.url(stack);
    sources.add(loki(stack, stack.keepsLogs() ? address.apply(logs) : logs));
    traces(stack, address).ifPresent(url -> sources.add(tempo(stack, url)));
    return sources;
  }

  private static Datasource prometheus(Prometheus prometheus) {
    return new Datasource(
        "Prometheus",
        prometheus.uid(),
        "prometheus",
        prometheus.url().value(),
        false,
        Mapping.of("httpMethod", "POST"),
        Optional.empty());
  }

  private static Datasource loki(Stack stack, String url) {
    boolean hasTraces = stack.traces().filter(Datasources::isAsked).isPresent();
    return new Datasource(
        "Loki",
        LOKI,
        LOKI,
        url,
        true,
        hasTraces ? Correlations.ofLogs() : Mapping.EMPTY,
        stack.loki().tenant());
  }

  private static Datasource tempo(Stack stack, String url) {
    Mapping correlations = Correlations.ofTraces(stack);
    return new Datasource("Tempo", TEMPO, TEMPO, url, false, correlations, Optional.empty());
  }

  /// True where Grafana can ask for traces.
  private static boolean isAsked(TraceStore store) {
    return switch (store) {
      case TraceStore.Here _ -> true;
      case TraceStore.Outside(_, Optional<HttpUrl> queries, _) -> queries.isPresent();
    };
  }

  /// Where Grafana asks for traces.
  private static Optional<String> traces(Stack stack, UnaryOperator<String> address) {
    return stack
        .traces()
        .flatMap(
            store ->
                switch (store) {
                  case TraceStore.Here _ -> Optional.of(address.apply(TempoComponent.url(stack)));
                  case TraceStore.Outside(_, Optional<HttpUrl> queries, _) ->
                      queries.map(HttpUrl::value);
                });
  }
}
