package dev.plg.component.logs;

import dev.plg.Stacks;
import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a collector does by its configuration, which is read back from what plg writes.
///
/// @param discovers whether the API server names the targets
/// @param field what it asks the API server for; empty for all pods
/// @param target the labels of files that are read without it
/// @param outer labels that are added as lines are sent
record CollectorRun(
    boolean discovers,
    String field,
    Map<String, String> target,
    List<RelabelRule> rules,
    Pipeline pipeline,
    Map<String, String> outer,
    String url,
    Optional<String> tenant) {

  private static final String NODE = "node-1";

  static CollectorRun ofPromtail(Plan plan) {
    Mapping config = Stacks.configuration(plan, "promtail", "promtail.yaml");
    Mapping job = (Mapping) config.sequence("scrape_configs").items().getFirst();
    Mapping client = (Mapping) config.sequence("clients").items().getFirst();
    var target = new TreeMap<String, String>();
    job.sequence("static_configs")
        .mappings()
        .forEach(it -> target.putAll(texts(it.mapping("labels"))));
    return new CollectorRun(
        job.find("kubernetes_sd_configs").isPresent(),
        "",
        target,
        job.sequence("relabel_configs").mappings().map(RelabelRule::of).toList(),
        Pipeline.ofPromtail(
            job.sequence("pipeline_stages").mappings().map(CollectorRun::stage).toList()),
        outerOfPromtail(plan),
        client.text("url").orElseThrow(),
        client.text("tenant_id"));
  }

  /// Its labels are an argument: the configuration file knows no variables.
  private static Map<String, String> outerOfPromtail(Plan plan) {
    String flag = "-client.external-labels=node_name=$(HOSTNAME)";
    return Stacks.object(plan, "promtail/daemonset.yaml").toString().contains(flag)
        ? Map.of("node_name", NODE)
        : Map.of();
  }

  static CollectorRun ofAlloy(Plan plan) {
    AlloyFile config = AlloyFile.read(Scalar.of(Stacks.alloy(plan)));
    Block write = one(config, "loki.write");
    Block endpoint = write.block("endpoint").orElseThrow();
    Optional<Block> discovery = config.named("discovery.kubernetes").findFirst();
    return new CollectorRun(
        discovery.isPresent(),
        discovery
            .flatMap(it -> it.block("selectors"))
            .flatMap(it -> it.attribute("field"))
            .map(it -> value(it.value()))
            .orElse(""),
        one(config, "local.file_match").attribute("path_targets").stream()
            .flatMap(it -> it.value().parts())
            .filter(AlloyExpression.Fields.class::isInstance)
            .flatMap(it -> fields(it).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        config.named("rule").map(RelabelRule::of).toList(),
        Pipeline.ofAlloy(
            one(config, "loki.process").blocks().stream().map(CollectorRun::stage).toList()),
        write.attribute("external_labels").map(it -> fields(it.value())).orElse(Map.of()),
        endpoint.attribute("url").flatMap(Attribute::text).orElseThrow(),
        endpoint.attribute("tenant_id").flatMap(Attribute::text));
  }

  private static Block one(AlloyFile config, String name) {
    return config.named(name).findFirst().orElseThrow();
  }

  private static Pipeline.Stage stage(Mapping stage) {
    Mapping.Entry entry = stage.entries().getFirst();
    return new Pipeline.Stage(entry.key(), texts(stage.mapping(entry.key())));
  }

  private static Pipeline.Stage stage(Block stage) {
    var settings = new LinkedHashMap<String, String>();
    for (Attribute attribute : stage.attributes()) {
      if (attribute.value() instanceof AlloyExpression.Fields fields) {
        settings.putAll(fields(fields));
      } else {
        settings.put(attribute.name(), value(attribute.value()));
      }
    }
    return new Pipeline.Stage(stage.name().replace("stage.", ""), settings);
  }

  private static Map<String, String> texts(Mapping mapping) {
    var texts = new TreeMap<String, String>();
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = entry.value();
      texts.put(entry.key(), ((Scalar) value).text());
    }
    return texts;
  }

  private static Map<String, String> fields(AlloyExpression object) {
    var texts = new TreeMap<String, String>();
    ((AlloyExpression.Fields) object)
        .fields()
        .forEach((name, value) -> texts.put(name, value(value)));
    return texts;
  }

  private static String value(AlloyExpression value) {
    return switch (value) {
      case AlloyExpression.Text(String text, _) -> text;
      case AlloyExpression.Joined(var left, String sign, var right) when sign.equals("+") ->
          value(left) + value(right);
      case AlloyExpression.Call(AlloyExpression.Name(String path, _), var arguments)
          when path.equals("sys.env") && value(arguments.getFirst()).equals("HOSTNAME") ->
          NODE;
      default -> throw new IllegalStateException(value.toString());
    };
  }

  /// What arrives at Loki of a file with these lines.
  ///
  /// @param meta what the API server says of the container that writes the file
  List<String> lines(Map<String, String> meta, String file, List<String> lines) {
    return labels(meta, file).stream()
        .flatMap(
            labels ->
                pipeline.run(lines.stream().map(it -> LogEntry.of(labels, it)).toList()).stream())
        .map(this::sent)
        .toList();
  }

  private String sent(LogEntry entry) {
    LogEntry sent = entry;
    for (var label : outer.entrySet()) {
      sent = sent.with(label.getKey(), label.getValue());
    }
    return sent.stored();
  }

  /// The labels of a file's lines before any stage; empty where it is not read here.
  private Optional<Map<String, String>> labels(Map<String, String> meta, String file) {
    boolean asked =
        field.isEmpty()
            || field.equals("spec.nodeName=" + meta.get("__meta_kubernetes_pod_node_name"));
    Optional<Map<String, String>> target =
        discovers
            ? Optional.of(meta).filter(_ -> asked).flatMap(it -> RelabelRule.apply(rules, it))
            : Optional.of(target());
    return target
        .filter(it -> it.getOrDefault("__host__", NODE).equals(NODE))
        .filter(it -> matches(it.getOrDefault("__path__", ""), file))
        .map(
            it -> {
              var own = new TreeMap<>(it);
              own.keySet().removeIf(name -> name.startsWith("__"));
              own.put("filename", file);
              return own;
            });
  }

  private static boolean matches(String pattern, String file) {
    var regex = new ArrayList<String>();
    for (String part : pattern.split("\\*", -1)) {
      regex.add(Pattern.quote(part));
    }
    return file.matches(String.join("[^/]*", regex));
  }
}
