package dev.plg.component;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Image;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.catalog.Version;
import dev.plg.component.pod.ContainerResources;
import dev.plg.component.pod.Placement;
import dev.plg.model.ImageChoice;
import dev.plg.model.PodSettings;
import dev.plg.model.Registry;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The values that every component's templates share: names, labels, image, and where the pods run.
// Labels: kubernetes docs/concepts/overview/working-with-objects/common-labels
public final class Metadata {

  /// The annotation of a pod template that rolls the pods when their configuration changes.
  public static final String CHECKSUM = "checksum/config";

  private static final String LABEL = "app.kubernetes.io/";

  /// The label that tells two deployments of one stack apart.
  public static final String INSTANCE = LABEL + "instance";

  /// The label that says whose an object is, and what is there for plg's own.
  public static final String MANAGED_BY = LABEL + "managed-by";

  public static final String PLG = "plg";

  private Metadata() {}

  /// The release of a program that the stack runs.
  public static ProgramRelease release(Stack stack, Program program) {
    return Catalog.line(
            stack.loki().version(), stack.versions().programs(), stack.versions().charts())
        .release(program);
  }

  /// The version of the image in use; one whose tag tells nothing counts as the catalog's.
  public static Version version(Stack stack, Program program, PodSettings workload) {
    return workload
        .image()
        .tag()
        .flatMap(Version::parse)
        .orElseGet(() -> release(stack, program).version());
  }

  /// `name`, `namespace`, `labels`, `selector`, `annotations`, `image`, `resources`,
  /// `nodeSelector`, `tolerations` and `affinity` of a component that runs one program.
  ///
  /// @param name of its objects, before the affix
  /// @param role the label `component`: `log-store`
  public static Mapping.Builder values(
      Stack stack, Program program, String name, String role, PodSettings workload) {
    ProgramRelease release = release(stack, program);
    var placement = new Placement(workload);
    Mapping.Builder labels =
        Mapping.builder()
            .put(LABEL + "name", name)
            .put(INSTANCE, stack.instance())
            .put(LABEL + "component", role);
    labels.addAll(partOf(stack));
    labels.put(LABEL + "version", version(release, workload.image()));
    stack.labels().pairs().forEach(labels::put);
    return Mapping.builder()
        .put("name", stack.named(name))
        .put("namespace", stack.namespace())
        .put("labels", labels.build())
        .put("selector", selector(stack, name))
        .putOrNull("annotations", stack.annotations())
        .put("image", image(stack, release.image(), workload.image()))
        .put("resources", new ContainerResources(workload.resources()))
        .putOrNull("nodeSelector", placement.nodeSelector())
        .putOrNull("tolerations", placement.tolerations())
        .putOrNull("affinity", placement.affinity());
  }

  /// The registry that an image comes from instead of the release's: the stack's for all, or its
  /// own.
  public static Optional<String> registry(Stack stack, ImageChoice choice) {
    return stack.registry().or(choice::registry).map(Registry::value);
  }

  /// The labels of what belongs to no single component.
  public static Mapping partOf(Stack stack) {
    Mapping.Builder labels =
        Mapping.builder().put(LABEL + "part-of", stack.name()).put(MANAGED_BY, PLG);
    stack.labels().pairs().forEach(labels::put);
    return labels.build();
  }

  /// What tells a component's pods from all others, and never changes.
  public static SequencedMap<String, String> selector(Stack stack, String component) {
    return selector(component, stack.instance());
  }

  /// The recommended labels of that name and instance, which select pods.
  static SequencedMap<String, String> selector(String name, String instance) {
    var labels = new LinkedHashMap<String, String>();
    labels.put(LABEL + "name", name);
    labels.put(INSTANCE, instance);
    return labels;
  }

  /// The annotations of pods that read this configuration once: a new hash rolls them.
  public static Mapping podAnnotations(Stack stack, List<String> contents) {
    Mapping.Builder annotations = Mapping.builder();
    stack.annotations().forEach(annotations::put);
    return annotations.put(CHECKSUM, Hash.of(contents)).build();
  }

  private static String version(ProgramRelease release, ImageChoice choice) {
    return choice.tag().filter(tag -> tag.length() <= 63).orElse(release.version().toString());
  }

  /// The image of a program.
  public static String image(Stack stack, Program program, ImageChoice choice) {
    return image(stack, release(stack, program).image(), choice);
  }

  /// With a digest the tag is read by people and rules alone.
  private static String image(Stack stack, Image image, ImageChoice choice) {
    String registry = registry(stack, choice).orElse(image.registry());
    String repository = choice.repository().orElse(image.repository());
    String tag = choice.tag().orElse(image.tag());
    String digest = choice.digest().map(it -> "@" + it).orElse("");
    return registry + "/" + repository + ":" + tag + digest;
  }
}
