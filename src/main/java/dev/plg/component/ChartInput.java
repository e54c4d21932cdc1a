package dev.plg.component;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Chart;
import dev.plg.catalog.Pairing;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.component.pod.ContainerResources;
import dev.plg.component.pod.Placement;
import dev.plg.finding.Pointer;
import dev.plg.model.Affix;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a stack tells the chart that installs one of its programs.
///
/// @param component its name
public record ChartInput(Stack stack, Program program, String component, PodSettings pods) {

  /// Why a chart is to make no roles.
  public static final String ASKS_NOTHING = "it does not call the API server";

  /// For a component that is called as its program.
  public ChartInput(Stack stack, Program program, PodSettings pods) {
    this(stack, program, program.id(), pods);
  }

  public ProgramRelease release() {
    return Metadata.release(stack, program);
  }

  public Chart chart() {
    return Released.chart(stack, program).orElseThrow();
  }

  /// Whether a template of the chart reads a value.
  ///
  /// @param path dotted: `image.registry`
  public boolean reads(String path) {
    return chart().reads(path);
  }

  /// The name of the component's objects.
  public String name() {
    return stack.named(component);
  }

  /// The name again, for a chart that calls some objects by its own; absent where that is the same.
  public Optional<String> nameOverride() {
    return Optional.of(name()).filter(_ -> !stack.affix().equals(Affix.NONE));
  }

  /// The stack's labels.
  public Map<String, String> labels() {
    return stack.labels().pairs();
  }

  /// The stack's annotations.
  public Map<String, String> annotations() {
    return stack.annotations();
  }

  /// The section of a Service, or of another object, of which plg says no more than its
  /// annotations.
  public Mapping annotated() {
    return Mapping.builder().with("annotations", annotations()).build();
  }

  /// The labels and annotations of the account, as the charts of Alloy and the agent name them.
  public Mapping account() {
    return Mapping.builder()
        .with("additionalLabels", labels())
        .with("annotations", annotations())
        .build();
  }

  /// The stack's annotations for a chart that renders them as templates.
  public Mapping annotationTemplates() {
    return TplValues.literal(Mapping.of(annotations()));
  }

  /// The keys of the image.
  ///
  /// @param at their dotted path: `loki.image`
  public ChartImage image(String at) {
    return ChartImage.of(this, at);
  }

  /// Why a chart is to make no pod security policy.
  public static String noPodSecurityPolicies() {
    return "no Kubernetes has pod security policies since " + Catalog.POLICY_V1BETA1_END;
  }

  public ContainerResources resources() {
    return new ContainerResources(pods.resources());
  }

  public Placement placement() {
    return new Placement(pods);
  }

  /// The values of the chart.
  public ChartValues values(Section keys, Unsupported... unsupported) {
    var all = new ArrayList<>(List.of(unsupported));
    Pairing.refused(release()).map(this::unfit).ifPresent(all::add);
    return new ChartValues(component, name(), chart(), keys.tree(), all);
  }

  private Unsupported unfit(Pairing pair) {
    return new Unsupported(
        Pointer.of(program.id(), "version"),
        "chart %s %s cannot run %s %s"
            .formatted(program.id(), chart().version(), program.title(), pair.program().plain()),
        pair.reason(),
        "set `%s.version: \"%s\"`, or use another format".formatted(program.id(), pair.runs()));
  }
}
