package dev.plg.component.grafana;

import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.HttpUrl;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Grafana provisions as data sources. Each has a uid of its own, which dashboards and other
/// data sources name; Grafana would make one up from the name otherwise.
final class Datasources {

  static final String LOKI = "loki";
  static final String TEMPO = "tempo";

  private Datasources() {}

  static Mapping of(Stack stack) {
    return Mapping.builder()
        .put("apiVersion", 1)
        .put("datasources", Sequence.of(list(stack)))
        .build();
  }

  /// The data sources alone, as a chart's values take them too; the first is the default.
  static List<Mapping> list(Stack stack) {
    var sources = new ArrayList<Mapping>();
    sources.add(loki(stack));
    traces(stack).ifPresent(url -> sources.add(tempo(stack, url)));
    return sources;
  }

  private static Mapping loki(Stack stack) {
    Mapping.Builder plain = Mapping.builder();
    stack
        .loki()
        .tenant()
        .ifPresent(_ -> plain.put("httpHeaderName1", "X-Scope-OrgID"));
    traces(stack).ifPresent(_ -> Correlations.ofLogs().entries().forEach(plain::add));
    Mapping settings = plain.build();
    Mapping.Builder source =
        source("Loki", LOKI, LokiComponent.url(stack))
            .put("isDefault", true)
            .putIf(!settings.isEmpty(), "jsonData", settings);
    // Grafana sends a header only where its value is among the secure ones
    // grafana docs/sources/administration/provisioning/index.md "Custom HTTP headers"
    stack
        .loki()
        .tenant()
        .ifPresent(
            tenant ->
                source.put(
                    "secureJsonData", Mapping.builder().put("httpHeaderValue1", tenant).build()));
    return source.put("editable", false).build();
  }

  private static Mapping tempo(Stack stack, String url) {
    Mapping.Builder source = source("Tempo", TEMPO, url).put("isDefault", false);
    Mapping correlations = Correlations.ofTraces(stack);
    return source
        .putIf(!correlations.isEmpty(), "jsonData", correlations)
        .put("editable", false)
        .build();
  }

  /// Where Grafana asks for traces.
  private static Optional<String> traces(Stack stack) {
    return stack
        .traces()
        .flatMap(
            store ->
                switch (store) {
                  case TraceStore.Here _ -> Optional.of(TempoComponent.url(stack));
                  case TraceStore.Outside(_, Optional<HttpUrl> queries) ->
                      queries.map(HttpUrl::value);
                });
  }

  private static Mapping.Builder source(String name, String uid, String url) {
    return Mapping.builder()
        .put("name", name)
        .put("uid", uid)
        .put("type", uid)
        .put("access", "proxy")
        .put("url", url);
  }
}
