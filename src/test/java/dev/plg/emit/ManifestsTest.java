package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plg.Stacks;
import dev.plg.catalog.Program;
import dev.plg.emit.format.Format;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Rendering;
import dev.plg.plan.Resource;
import dev.plg.profile.Request;
import dev.plg.profile.StackResolver;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final Stack STACK =
      StackResolver.resolve(Request.ofProfile("dev"), file -> new byte[0]).stack().orElseThrow();

  private final Emitter manifests = Format.MANIFESTS.emitter();

  @Test
  void streams_objects_in_apply_order() {
    var deployment =
        deployment(
            part("one", "NetworkPolicy", "DaemonSet", "ConfigMap", "ClusterRole", "Namespace"),
            part("two", "PodDisruptionBudget", "Service", "Secret", "ServiceAccount"));
    assertEquals(
        "Namespace ServiceAccount ClusterRole Secret ConfigMap Service DaemonSet"
            + " PodDisruptionBudget NetworkPolicy",
        String.join(" ", kinds(deployment)));
  }

  @Test
  void streams_workloads_by_component_and_then_by_file() {
    var deployment =
        deployment(
            part("second", "StatefulSet", "Deployment"), part("first", "DaemonSet", "Gadget"));
    assertEquals(List.of("Deployment", "StatefulSet", "DaemonSet", "Gadget"), kinds(deployment));
  }

  @Test
  void separates_documents_with_one_line() {
    var deployment = deployment(part("one", "Service", "Namespace"));
    assertEquals("kind: Namespace\n---\nkind: Service\n", manifests.stream(deployment));
  }

  @Test
  void writes_one_file_an_object() {
    var deployment = deployment(part("loki", "Service"), part("grafana", "Service"));
    assertEquals(
        Map.of("grafana/service.yaml", "kind: Service\n", "loki/service.yaml", "kind: Service\n"),
        manifests.tree(deployment).files());
  }

  @Test
  void refuses_two_objects_for_one_file() {
    var deployment = deployment(part("loki", "Service", "Service"));
    assertThrows(IllegalStateException.class, () -> manifests.tree(deployment));
  }

  private List<String> kinds(Deployment deployment) {
    return YamlReader.read("stream", manifests.stream(deployment)).documents().stream()
        .map(document -> ((Mapping) document.root()).text("kind").orElse(""))
        .toList();
  }

  private static Deployment deployment(Part... parts) {
    return Deployment.of(new Plan(STACK, List.of(parts), _ -> Stacks.plan("dev")));
  }

  private static Part part(String component, String... kinds) {
    var resources = List.of(kinds).stream().map(kind -> resource(component, kind)).toList();
    return Part.of(new Named(component), resources);
  }

  private record Named(String name) implements Component {

    @Override
    public Optional<Program> program() {
      return Optional.empty();
    }

    @Override
    public List<String> manifests() {
      return List.of();
    }

    @Override
    public boolean isIn(Stack stack) {
      return true;
    }

    @Override
    public Part plan(Stack stack, Rendering rendering) {
      return Part.of(this, List.of());
    }
  }

  private static Resource resource(String component, String kind) {
    String file = kind.toLowerCase(Locale.ROOT) + ".yaml";
    return new Resource(component, file, Mapping.builder().put("kind", kind).build());
  }
}
