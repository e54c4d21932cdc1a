package dev.plg.component.alloy;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.component.logs.PodFiles;
import dev.plg.component.logs.PodTargets;
import dev.plg.component.logs.Relabeling;
import dev.plg.model.Alloy;
import dev.plg.model.CollectorUser;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// What `alloy run` reads: the lines that plg's Promtail collects, with its labels.
// alloy internal/component/{discovery,local/file_match,loki}@v1.18.1
final class AlloyConfig {

  /// The variable that holds the name of the node.
  static final String NODE = "HOSTNAME";

  /// Where Promtail on the same node remembers how far it has read each file.
  static final String LEGACY_STATE = "/run/promtail";

  private static final String PODS = "pods";

  /// Where lines go at last.
  static final Attribute TO_LOKI = Attribute.codes("forward_to", "loki.write.default.receiver");

  private AlloyConfig() {}

  static String of(Stack stack, Alloy alloy) {
    AlloyExpression node = AlloyDialect.of(stack, alloy.workload()).variable(NODE);
    var blocks = new ArrayList<Block>();
    blocks.add(AlloyBlocks.logging());
    blocks.addAll(
        switch (alloy.discovery()) {
          case KUBERNETES -> discovered(alloy.namespaces(), node);
          case FILES -> List.of(everyFile());
        });
    blocks.add(
        Block.labelled(
                "loki.source.file",
                PODS,
                Attribute.code("targets", "local.file_match.pods.targets"),
                Attribute.codes("forward_to", "loki.process.pods.receiver"),
                Attribute.of("legacy_positions_file", legacyPositions(alloy.user())))
            .about("resumes where a Promtail on this node stopped"));
    blocks.add(process(stack.cluster().runtime(), alloy));
    var sources = new NodeSources(node);
    alloy.journal().map(sources::journal).ifPresent(blocks::addAll);
    if (!alloy.files().isEmpty()) {
      blocks.addAll(sources.files(alloy.files()));
    }
    blocks.add(write(stack, alloy, node));
    return AlloyWriter.write(blocks);
  }

  private static String legacyPositions(CollectorUser user) {
    return switch (user) {
      case CollectorUser.Root() -> LEGACY_STATE + "/positions.yaml";
      case CollectorUser.NonRoot _ -> StateOwner.POSITIONS;
    };
  }

  /// @param node the name of the node, as Alloy reads it
  private static List<Block> discovered(NamespaceFilter namespaces, AlloyExpression node) {
    Block selectors =
        Block.of(
            "selectors",
            Attribute.of("role", "pod"),
            new Attribute(
                "field", AlloyExpression.joined(new AlloyExpression.Text("spec.nodeName="), node)));
    List<Block> rules =
        Stream.concat(PodTargets.filter(namespaces).stream(), PodTargets.labels().stream())
            .map(AlloyConfig::rule)
            .toList();
    return List.of(
        Block.labelled("discovery.kubernetes", PODS, Attribute.of("role", "pod"), selectors)
            .about("only the pods of this node, whose files are here"),
        Block.labelled(
                "discovery.relabel",
                PODS,
                Attribute.code("targets", "discovery.kubernetes.pods.targets"))
            .with(rules),
        Block.labelled(
            "local.file_match",
            PODS,
            Attribute.code("path_targets", "discovery.relabel.pods.output")));
  }

  static Block rule(Relabeling rule) {
    var body = new ArrayList<AlloyStatement>();
    body.add(Attribute.of("source_labels", rule.sources()));
    rule.separator().ifPresent(it -> body.add(Attribute.of("separator", it)));
    rule.regex().ifPresent(it -> body.add(Attribute.of("regex", it)));
    rule.replacement().ifPresent(it -> body.add(Attribute.of("replacement", it)));
    rule.target().ifPresent(it -> body.add(Attribute.of("target_label", it)));
    rule.action().ifPresent(it -> body.add(Attribute.of("action", it)));
    return Block.of("rule").with(body);
  }

  private static Block everyFile() {
    var target = new LinkedHashMap<String, String>();
    target.put("__path__", PodFiles.FILES);
    target.put("job", PodFiles.JOB);
    return Block.labelled(
        "local.file_match",
        PODS,
        new Attribute(
            "path_targets", new AlloyExpression.Items(List.of(AlloyExpression.fields(target)))));
  }

  private static Block process(ContainerRuntime runtime, Alloy alloy) {
    var stages = new ArrayList<AlloyStatement>();
    stages.add(TO_LOKI);
    stages.add(unwrapping(runtime));
    switch (alloy.discovery()) {
      case KUBERNETES -> {}
      case FILES -> stages.addAll(fromPath(alloy.namespaces()));
    }
    return Block.labelled("loki.process", PODS).with(stages);
  }

  /// The stage that takes the runtime's own wrapping off a line; the other one would leave it on,
  /// without an error.
  // alloy internal/component/loki/process/stages/{cri,docker}.go@v1.18.1
  private static Block unwrapping(ContainerRuntime runtime) {
    return Block.of(
        switch (runtime) {
          case ContainerRuntime.Docker _ -> "stage.docker";
          case ContainerRuntime.Containerd(), ContainerRuntime.CriO() -> "stage.cri";
        });
  }

  private static List<Block> fromPath(NamespaceFilter namespaces) {
    var labels = new LinkedHashMap<String, String>();
    PodFiles.LABELS.forEach(label -> labels.put(label, label));
    var stages = new ArrayList<Block>();
    stages.add(
        Block.of(
            "stage.regex",
            Attribute.of("source", "filename"),
            Attribute.of("expression", PodFiles.PATH)));
    stages.add(Block.of("stage.labels", new Attribute("values", AlloyExpression.fields(labels))));
    PodFiles.dropped(namespaces)
        .map(
            selector ->
                Block.of(
                    "stage.match",
                    Attribute.of("selector", selector),
                    Attribute.of("action", "drop"),
                    Attribute.of("drop_counter_reason", PodFiles.DROPPED)))
        .ifPresent(stages::add);
    return stages;
  }

  private static Block write(Stack stack, Alloy alloy, AlloyExpression node) {
    var body = new ArrayList<AlloyStatement>();
    switch (alloy.discovery()) {
      case KUBERNETES -> {}
      case FILES -> {
        // the path of a file does not name the node
        var labels = new LinkedHashMap<String, AlloyExpression>();
        labels.put("node_name", node);
        body.add(new Attribute("external_labels", new AlloyExpression.Fields(labels)));
      }
    }
    body.add(AlloyBlocks.endpoint(stack));
    if (alloy.wal()) {
      body.add(Block.of("wal", Attribute.of("enabled", true)));
    }
    return Block.labelled("loki.write", "default").with(body);
  }
}
