package dev.plg.component.logs;

import dev.plg.Stacks;
import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.finding.Pointer;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A node of one pod, as a folder: its log file, and what collectors keep there. The collectors run
/// with the configurations and arguments that plg writes. Only folders, ports and Loki's address
/// are those of the test, and what the API server would say of the pod is written in its place.
record NodeInMiniature(Path folder, Map<String, String> meta) {

  private static final String PODS = "/var/log/pods";
  private static final String HOST = "node-1";

  /// The log file of the container.
  Path log() throws IOException {
    Path container =
        pods()
            .resolve(
                "%s_%s_%s"
                    .formatted(
                        meta.get("__meta_kubernetes_namespace"),
                        meta.get("__meta_kubernetes_pod_name"),
                        meta.get("__meta_kubernetes_pod_uid")))
            .resolve(meta.get("__meta_kubernetes_pod_container_name"));
    return Files.createDirectories(container).resolve("0.log");
  }

  private Path pods() {
    return folder.resolve("pods");
  }

  /// Where Promtail keeps its positions.
  Path promtailState() {
    return folder.resolve("promtail");
  }

  /// Starts Promtail.
  Process promtail(String program, Plan plan, FakeLoki loki) throws IOException {
    Mapping config = Stacks.configuration(plan, "promtail", "promtail.yaml");
    Mapping job = (Mapping) config.sequence("scrape_configs").items().getFirst();
    Mapping.Builder own = job.toBuilder();
    if (job.find("kubernetes_sd_configs").isPresent()) {
      own.put("kubernetes_sd_configs", List.of())
          .put(
              "static_configs",
              List.of(Mapping.of("targets", List.of("localhost"), "labels", Mapping.of(meta))));
    }
    Mapping client =
        ((Mapping) config.sequence("clients").items().getFirst())
            .toBuilder().put("url", loki.url()).build();
    String text =
        YamlWriter.write(
            config.toBuilder()
                .put("scrape_configs", List.of(own.build()))
                .put("clients", List.of(client))
                .put("server", Mapping.of("http_listen_port", freePort(), "grpc_listen_port", 0))
                .build());
    Path file =
        Files.writeString(
            folder.resolve("promtail.yaml"),
            here(text).replace("/run/promtail", promtailState().toString()));
    Files.createDirectories(promtailState());
    List<String> arguments =
        arguments(plan, "promtail/daemonset.yaml").stream()
            .map(it -> it.replace("$(HOSTNAME)", HOST))
            .map(it -> it.replace("/etc/promtail/promtail.yaml", file.toString()))
            .toList();
    return start(program, arguments, "promtail.out");
  }

  /// Starts Alloy.
  ///
  /// @param state its folder of positions
  Process alloy(String program, Plan plan, FakeLoki loki, String state) throws IOException {
    AlloyFile config = AlloyFile.read(Scalar.of(Stacks.alloy(plan)));
    List<Block> blocks =
        config.blocks().stream()
            .filter(it -> !it.name().equals("discovery.kubernetes"))
            .map(it -> it.name().equals("discovery.relabel") ? ofMeta(it) : it)
            .toList();
    String text =
        here(AlloyWriter.write(blocks))
            .replace("/run/promtail", promtailState().toString())
            .replaceAll("url( *)= \"[^\"]*\"", "url$1= \"" + loki.url() + "\"");
    Path file = Files.writeString(folder.resolve("config.alloy"), text);
    List<String> arguments =
        arguments(plan, "alloy/daemonset.yaml").stream()
            .map(it -> it.replace("/etc/alloy/config.alloy", file.toString()))
            .map(it -> it.replace("/var/lib/alloy", folder.resolve(state).toString()))
            .map(it -> it.replaceAll("0\\.0\\.0\\.0:\\d+", "127.0.0.1:" + freePort()))
            .toList();
    return start(program, arguments, "alloy.out");
  }

  private Block ofMeta(Block relabel) {
    AlloyExpression targets = new AlloyExpression.Items(List.of(AlloyExpression.fields(meta)));
    var body = new ArrayList<AlloyStatement>(relabel.blocks());
    body.addFirst(new Attribute("targets", targets));
    return Block.labelled(relabel.name(), relabel.label()).with(body);
  }

  private String here(String text) {
    return text.replace(PODS, pods().toString());
  }

  private static List<String> arguments(Plan plan, String daemonSet) {
    Mapping container =
        (Mapping)
            Stacks.object(plan, daemonSet)
                .find(Pointer.of("spec", "template", "spec", "containers", "0"))
                .orElseThrow();
    return container.sequence("args").items().stream().map(it -> ((Scalar) it).text()).toList();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(String program, List<String> arguments, String out) throws IOException {
    var command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(out).toFile()));
    builder.environment().put("HOSTNAME", HOST);
    return builder.start();
  }

  /// Ends a program as the kubelet does.
  static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
