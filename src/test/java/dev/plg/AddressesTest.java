package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.profile.Resolved;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every address in every output leads to a Service and port of the same output, or to what the
/// stack names as being outside.
class AddressesTest {

  private static final Pattern URL = Pattern.compile("\\bhttps?://([A-Za-z0-9.-]+)(?::([0-9]+))?");

  /// A bare host and port: memberlist's peers, an OTLP endpoint.
  private static final Pattern HOST_PORT =
      Pattern.compile(
          "(?<![/A-Za-z0-9.@-])([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*):([0-9]{2,5})(?![0-9.:-])");

  /// Not addresses that anything connects to: where charts and documents are, who signs tokens.
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?m)^ *#.*$|repository: .*|url:"
              + " https://[a-z-]*\\.?(?:grafana|deliveryhero)\\.[a-z./-]*helm-charts.*|--repo [^"
              + " ]+|\\b(?:docker\\.io|ghcr\\.io|registry\\.k8s\\.io|quay\\.io)/[^\\s\"]+|image:"
              + " .*|tag:"
              + " .*|arn:[^\\s\"]+|https://grafana-?[a-z]*\\.github\\.io[^\\s\"]*|\"\\$schema\":"
              + " .*");

  record Case(String name, String profile, List<String> settings) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Stream<Case> profiles =
        Deployments.all()
            .map(
                it ->
                    new Case(
                        it.path(), it.profile(), List.of("loki.version=\"" + it.line() + "\"")));
    String outside =
        "tempo={endpoint: \"tempo.example.com:4317\", url: \"https://tempo.example.com:3200\"}";
    Stream<Case> others =
        Stream.of(
            new Case("prefix", "full", List.of("namePrefix=x-", "nameSuffix=-y")),
            new Case("agent events", "full", List.of("events={source: agent}")),
            new Case(
                "alloy",
                "full",
                List.of(
                    "collector=alloy",
                    "events={source: alloy}",
                    "namePrefix=x-",
                    "agent.remoteWrite=http://prometheus.example.com:9090/api/v1/write")),
            new Case("stdout", "full", List.of("events.sink=stdout", "namespace=other")),
            new Case(
                "outside",
                "dev",
                List.of(outside, "agent={}", "loki.endpoint=https://l.example.com")),
            new Case(
                "metrics",
                "full",
                List.of(
                    "tempo.remoteWrite=http://prometheus.example.com:9090/api/v1/write",
                    "prometheus.url=http://prometheus.example.com:9090")));
    return Stream.concat(profiles, others);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_address_leads_somewhere(Case it) {
    Resolved resolved = Stacks.resolved(it.profile(), it.settings().toArray(String[]::new));
    Plan plan = Stacks.plan(it.profile(), it.settings().toArray(String[]::new));
    String asked = resolved.source().toString();
    Map<String, Set<String>> services = services(plan);
    var lost = new TreeSet<String>();
    for (Map.Entry<String, String> file : files(plan).entrySet()) {
      for (String[] address : addresses(file.getValue())) {
        if (!leads(address[0], address[1], services, asked, plan.stack().namespace().value())) {
          lost.add(file.getKey() + ": " + address[0] + ":" + address[1]);
        }
      }
    }
    assertEquals(Set.of(), lost);
  }

  @Test
  void the_walk_sees_what_is_there_and_misses_what_is_not() {
    Plan plan = Stacks.plan("full");
    var seen = new HashSet<String>();
    files(plan)
        .values()
        .forEach(text -> addresses(text).forEach(it -> seen.add(it[0] + ":" + it[1])));
    assertTrue(
        seen.containsAll(
            Set.of("loki:3100", "tempo:3200", "tempo:4317", "loki.monitoring.svc:3100")),
        seen.toString());
    Map<String, Set<String>> services = services(plan);
    assertTrue(leads("loki", "3100", services, "", "monitoring"));
    assertTrue(!leads("loki", "3200", services, "", "monitoring"));
    assertTrue(!leads("lokki", "3100", services, "", "monitoring"));
    assertTrue(!leads("loki.other.svc", "3100", services, "", "monitoring"));
  }

  private static boolean leads(
      String host, String port, Map<String, Set<String>> services, String asked, String namespace) {
    if (List.of("0.0.0.0", "127.0.0.1", "localhost").contains(host)) {
      return true;
    }
    String name = host.replaceFirst("\\." + namespace + "\\.svc(\\.cluster\\.local)?$", "");
    String effective = port.isEmpty() ? "80" : port;
    return services.getOrDefault(name, Set.of()).contains(effective)
        || (host.contains(".") && asked.contains(host))
        || (host.endsWith(".amazonaws.com") && asked.contains("region"));
  }

  private static Map<String, Set<String>> services(Plan plan) {
    var services = new TreeMap<String, Set<String>>();
    for (Resource resource : plan.resources()) {
      if (resource.kind().equals("Service")) {
        var ports = new HashSet<String>();
        for (Node port : resource.object().mapping("spec").sequence("ports").items()) {
          ports.add(((Mapping) port).text("port").orElseThrow());
        }
        services.put(resource.name(), ports);
      }
    }
    return services;
  }

  private static Map<String, String> files(Plan plan) {
    var files = new TreeMap<String, String>();
    for (Format format : Format.values()) {
      format
          .emitter()
          .tree(Deployment.of(plan))
          .files()
          .forEach((path, text) -> files.put(format.word() + "/" + path, text));
    }
    return files;
  }

  private static List<String[]> addresses(String text) {
    String plain = DOCUMENT.matcher(text).replaceAll("");
    var addresses = new ArrayList<String[]>();
    for (Matcher url = URL.matcher(plain); url.find(); ) {
      addresses.add(new String[] {url.group(1), url.group(2) == null ? "" : url.group(2)});
    }
    Matcher bare = HOST_PORT.matcher(URL.matcher(plain).replaceAll(""));
    while (bare.find()) {
      addresses.add(new String[] {bare.group(1), bare.group(2)});
    }
    return addresses;
  }
}
