package dev.plg.component.loki;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.LokiTraits;
import dev.plg.catalog.Program;
import dev.plg.component.Component;
import dev.plg.component.ConfigFile;
import dev.plg.component.Configured;
import dev.plg.component.Manifests;
import dev.plg.component.Metadata;
import dev.plg.component.Part;
import dev.plg.model.Disk;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The log store, all of Loki in one process a pod.
public final class LokiComponent implements Component {

  private static final String CONFIG = "config.yaml";

  @Override
  public String name() {
    return Program.LOKI.id();
  }

  @Override
  public List<String> manifests() {
    return List.of("serviceaccount", "configmap", "service", "service-headless", "statefulset");
  }

  @Override
  public boolean isIn(Stack stack) {
    return true;
  }

  /// The base URL of the HTTP interface, from within the namespace.
  public static String url(Stack stack) {
    return "http://" + stack.named(Program.LOKI.id()) + ":" + LokiConfig.HTTP_PORT;
  }

  @Override
  public Part plan(Stack stack, Templates templates) {
    Loki loki = stack.loki();
    Configured config = Configured.of(name(), LokiConfig.of(stack), loki.config());
    String text = new ConfigFile(CONFIG, config.tree()).text();
    Mapping values =
        Metadata.values(stack, Program.LOKI, "log-store", loki.workload())
            .put("headless", stack.named("loki-headless"))
            .put("config", text)
            .put("podAnnotations", Metadata.podAnnotations(stack, List.of(text)))
            .put("replicas", loki.replicas())
            .put("data", LokiConfig.DATA)
            .put("httpPort", LokiConfig.HTTP_PORT)
            .put("grpcPort", LokiConfig.GRPC_PORT)
            .put("livenessProbe", livenessProbe(stack))
            .put("size", disk(stack).size())
            .put("storageClass", disk(stack).storageClass())
            .build();
    return new Part(name(), Manifests.render(this, templates, values), config.overrides());
  }

  /// Null where the version serves no path that only says that the process lives.
  private static @org.jspecify.annotations.Nullable Mapping livenessProbe(Stack stack) {
    LokiTraits traits = Catalog.line(stack.loki().version()).orElseThrow().loki();
    return traits
        .livenessPath()
        .map(
            path ->
                Mapping.builder()
                    .put(
                        "httpGet",
                        Mapping.builder().put("path", path).put("port", "http-metrics").build())
                    .put("initialDelaySeconds", 30)
                    .build())
        .orElse(null);
  }

  private static Disk disk(Stack stack) {
    return switch (stack.storage()) {
      case Storage.Filesystem(Disk disk) -> disk;
    };
  }
}
