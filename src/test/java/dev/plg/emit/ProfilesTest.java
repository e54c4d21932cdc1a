package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plg.Deployments;
import dev.plg.component.all.Components;
import dev.plg.model.Stack;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.template.Templates;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every profile, on every version line, in every environment.
class ProfilesTest {

  static Stream<Deployments.Deployment> deployments() {
    return Deployments.all();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_stream_holds_the_objects_of_the_files(Deployments.Deployment deployment) {
    Deployment made = of(deployment.stack());
    List<Document> documents = YamlReader.read("stream", new Manifests().stream(made)).documents();
    assertEquals(
        new HashSet<Node>(made.plan().resources().stream().map(Resource::object).toList()),
        new HashSet<>(documents.stream().map(Document::root).toList()));
    assertEquals(made.plan().resources().size(), documents.size());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void twice_gives_the_same_bytes_in_any_locale(Deployments.Deployment deployment) {
    String once = new Manifests().stream(of(deployment.stack()));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals(once, new Manifests().stream(of(deployment.stack())));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void no_day_and_no_path_of_the_machine_gets_in(Deployments.Deployment deployment) {
    String text = new Manifests().stream(of(deployment.stack()));
    assertFalse(text.contains(System.getProperty("user.dir", "")));
    assertFalse(text.contains(LocalDate.now(java.time.ZoneOffset.UTC).toString()));
  }

  /// The merged layers, written with all keys in the reverse order, are the same stack.
  @ParameterizedTest
  @MethodSource("deployments")
  void the_resolved_stack_is_the_same_read_again_in_any_order(Deployments.Deployment deployment) {
    Resolved resolved =
        Deployments.resolve(deployment.profile(), deployment.line(), deployment.environment());
    String text = YamlWriter.write(reversed(resolved.source()));
    Resolved again =
        StackResolver.resolve(
            new Request(
                Optional.empty(),
                List.of("stack.yaml"),
                Optional.empty(),
                List.of(),
                Optional.empty()),
            _ -> text.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), again.findings());
    Stack stack = again.stack().orElseThrow();
    assertEquals(deployment.stack(), stack);
    assertEquals(new Manifests().stream(of(deployment.stack())), new Manifests().stream(of(stack)));
  }

  private static Deployment of(Stack stack) {
    Templates templates = Templates.shipped();
    Plan plan = Components.plan(stack, templates);
    assertEquals(List.of(), templates.findings());
    return Deployment.of(plan);
  }

  private static Node reversed(Node node) {
    if (node instanceof Mapping mapping) {
      var entries = new ArrayList<Mapping.Entry>();
      for (Mapping.Entry entry : mapping.entries()) {
        entries.add(new Mapping.Entry(entry.key(), entry.keyPlace(), reversed(entry.value()), ""));
      }
      Collections.reverse(entries);
      return Mapping.of(entries, mapping.place());
    }
    return node instanceof Sequence list
        ? new Sequence(list.items().stream().map(ProfilesTest::reversed).toList(), list.place())
        : node;
  }
}
