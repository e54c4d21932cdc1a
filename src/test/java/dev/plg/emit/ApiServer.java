package dev.plg.emit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An API server without anything in it, as far as `kubectl apply` asks: it tells its kinds, finds
/// no object, and takes each that is sent, unless its namespace is not there yet.
final class ApiServer implements AutoCloseable {

  /// The kinds of each group that plg writes, by their names in a path; those in capitals are in no
  /// namespace.
  private static final Map<String, Map<String, String>> GROUPS =
      new TreeMap<>(
          Map.of(
              "v1",
              Map.of(
                  "namespaces", "Namespace",
                  "serviceaccounts", "ServiceAccount",
                  "configmaps", "ConfigMap",
                  "services", "Service",
                  "persistentvolumeclaims", "PersistentVolumeClaim"),
              "apps/v1",
              Map.of(
                  "deployments", "Deployment",
                  "statefulsets", "StatefulSet",
                  "daemonsets", "DaemonSet"),
              "rbac.authorization.k8s.io/v1",
              Map.of("clusterroles", "ClusterRole", "clusterrolebindings", "ClusterRoleBinding"),
              "policy/v1",
              Map.of("poddisruptionbudgets", "PodDisruptionBudget"),
              "networking.k8s.io/v1",
              Map.of("networkpolicies", "NetworkPolicy")));

  private static final Set<String> WITHOUT_NAMESPACE =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");

  private final HttpServer server;
  private final List<String> created = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> namespaces = Collections.synchronizedSet(new HashSet<>());

  ApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The objects in the order in which they came: `Namespace monitoring`.
  List<String> created() {
    return List.copyOf(created);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      create(exchange, path);
    } else {
      Mapping found = discovered(path);
      reply(exchange, found.isEmpty() ? 404 : 200, found.isEmpty() ? notFound(path) : found);
    }
  }

  private void create(HttpExchange exchange, String path) throws IOException {
    var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var object = (Mapping) YamlReader.read("request", text).documents().getFirst().root();
    String kind = object.text("kind").orElseThrow();
    String name = object.mapping("metadata").text("name").orElseThrow();
    String namespace = path.replaceFirst(".*/namespaces/", "").replaceFirst("/.*", "");
    if (!WITHOUT_NAMESPACE.contains(kind) && !namespaces.contains(namespace)) {
      reply(exchange, 404, notFound("namespaces \"" + namespace + "\""));
      return;
    }
    if (kind.equals("Namespace")) {
      namespaces.add(name);
    }
    created.add(kind + " " + name);
    reply(exchange, 201, object);
  }

  private static Mapping discovered(String path) {
    if (path.equals("/api")) {
      return Mapping.builder().put("kind", "APIVersions").put("versions", List.of("v1")).build();
    }
    if (path.equals("/apis")) {
      List<Mapping> groups =
          GROUPS.keySet().stream().filter(it -> it.contains("/")).map(ApiServer::group).toList();
      return Mapping.builder()
          .put("kind", "APIGroupList")
          .put("apiVersion", "v1")
          .put("groups", groups)
          .build();
    }
    String version = path.replaceFirst("^/apis?/", "");
    return GROUPS.containsKey(version) ? resources(version) : Mapping.EMPTY;
  }

  private static Mapping group(String groupVersion) {
    Mapping version =
        Mapping.builder()
            .put("groupVersion", groupVersion)
            .put("version", groupVersion.substring(groupVersion.indexOf('/') + 1))
            .build();
    return Mapping.builder()
        .put("name", groupVersion.substring(0, groupVersion.indexOf('/')))
        .put("versions", List.of(version))
        .put("preferredVersion", version)
        .build();
  }

  private static Mapping resources(String groupVersion) {
    var resources = new ArrayList<Mapping>();
    GROUPS
        .getOrDefault(groupVersion, Map.of())
        .forEach(
            (plural, kind) ->
                resources.add(
                    Mapping.builder()
                        .put("name", plural)
                        .put("singularName", "")
                        .put("namespaced", !WITHOUT_NAMESPACE.contains(kind))
                        .put("kind", kind)
                        .put("verbs", List.of("create", "get", "patch"))
                        .build()));
    return Mapping.builder()
        .put("kind", "APIResourceList")
        .put("apiVersion", "v1")
        .put("groupVersion", groupVersion)
        .put("resources", resources)
        .build();
  }

  private static Mapping notFound(String what) {
    return Mapping.builder()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", what + " not found")
        .put("reason", "NotFound")
        .put("code", 404)
        .build();
  }

  private static void reply(HttpExchange exchange, int status, Mapping body) throws IOException {
    byte[] bytes = JsonWriter.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
