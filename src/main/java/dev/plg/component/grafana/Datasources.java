package dev.plg.component.grafana;

import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.HttpUrl;
import dev.plg.model.Prometheus;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What Grafana provisions as data sources. Each has a uid of its own, which dashboards and other
/// data sources name; Grafana would make one up from the name otherwise.
final class Datasources {

  static final String LOKI = "loki";
  static final String TEMPO = "tempo";

  private Datasources() {}

  static Mapping of(Stack stack) {
    List<Mapping> sources = list(stack, UnaryOperator.identity());
    stack.prometheus().ifPresent(it -> sources.add(prometheus(it)));
    return Mapping.of("apiVersion", 1, "datasources", Sequence.of(sources));
  }

  /// For a Grafana that another chart installs, in whatever namespace: it has a default data source
  /// and a Prometheus already.
  static List<Mapping> additional(Stack stack) {
    String domain = "." + stack.namespace() + ".svc:";
    UnaryOperator<String> qualified = url -> url.replaceFirst("(?<=//[a-z0-9-]{1,63}):", domain);
    return list(stack, qualified).stream()
        .map(source -> source.toBuilder().put("isDefault", false).build())
        .toList();
  }

  /// @param address what a Grafana elsewhere calls a Service of the stack
  private static List<Mapping> list(Stack stack, UnaryOperator<String> address) {
    var sources = new ArrayList<Mapping>();
    String logs = LokiComponent.url(stack);
    sources.add(loki(stack, stack.keepsLogs() ? address.apply(logs) : logs));
    traces(stack, address).ifPresent(url -> sources.add(tempo(stack, url)));
    return sources;
  }

  private static Mapping prometheus(Prometheus prometheus) {
    return source("Prometheus", prometheus.uid(), "prometheus", prometheus.url().value())
        .put("isDefault", false)
        .put("jsonData", Mapping.of("httpMethod", "POST"))
        .put("editable", false)
        .build();
  }

  private static Mapping loki(Stack stack, String url) {
    Mapping.Builder plain = Mapping.builder();
    stack.loki().tenant().ifPresent(_ -> plain.put("httpHeaderName1", "X-Scope-OrgID"));
    stack
        .traces()
        .filter(Datasources::isAsked)
        .ifPresent(_ -> Correlations.ofLogs().entries().forEach(plain::add));
    Mapping settings = plain.build();
    Mapping.Builder source =
        source("Loki", LOKI, LOKI, url)
            .put("isDefault", true)
            .putIf(!settings.isEmpty(), "jsonData", settings);
    // Grafana sends a header only where its value is among the secure ones
    // grafana docs/sources/administration/provisioning/index.md "Custom HTTP headers"
    stack
        .loki()
        .tenant()
        .ifPresent(tenant -> source.put("secureJsonData", Mapping.of("httpHeaderValue1", tenant)));
    return source.put("editable", false).build();
  }

  private static Mapping tempo(Stack stack, String url) {
    Mapping.Builder source = source("Tempo", TEMPO, TEMPO, url).put("isDefault", false);
    Mapping correlations = Correlations.ofTraces(stack);
    return source
        .putIf(!correlations.isEmpty(), "jsonData", correlations)
        .put("editable", false)
        .build();
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

  private static Mapping.Builder source(String name, String uid, String type, String url) {
    return Mapping.builder()
        .put("name", name)
        .put("uid", uid)
        .put("type", type)
        .put("access", "proxy")
        .put("url", url);
  }
}
