package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.component.all.Components;
import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import dev.plg.plan.Plan;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.template.Templates;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Stacks for tests: a shipped profile with some settings over it.
public final class Stacks {

  private Stacks() {}

  /// What comes of a profile with settings in the form of `--set`.
  public static Resolved resolved(String profile, String... settings) {
    Optional<String> none = Optional.empty();
    var request = new Request(Optional.of(profile), List.of(), none, List.of(settings), none);
    return StackResolver.resolve(
        request,
        _ -> {
          throw new IllegalStateException("no file was named");
        });
  }

  /// What comes of a profile with a stack file `stack.yaml` of this text over it.
  public static Resolved ofText(String profile, String text) {
    Optional<String> none = Optional.empty();
    var request = new Request(Optional.of(profile), List.of("stack.yaml"), none, List.of(), none);
    return StackResolver.resolve(request, _ -> text.getBytes(StandardCharsets.UTF_8));
  }

  /// The stack, without any error.
  public static Stack of(String profile, String... settings) {
    Resolved resolved = resolved(profile, settings);
    assertEquals(List.of(), resolved.findings().stream().filter(Finding::isError).toList());
    return resolved.stack().orElseThrow();
  }

  public static Plan plan(String profile, String... settings) {
    return Components.plan(of(profile, settings), Templates.shipped());
  }

  /// What `--format helm --only NAME` takes of a plan.
  public static Plan only(Plan plan, String name) {
    return Format.HELM.emitter().only(Deployment.of(plan), name).plan();
  }

  /// The object in a component's file: `tempo/service.yaml`.
  public static Mapping object(Plan plan, String path) {
    return plan.resources().stream()
        .filter(it -> path.equals(it.component() + "/" + it.file()))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(path))
        .object();
  }

  /// The configuration of Alloy as the collector.
  public static String alloy(Plan plan) {
    return object(plan, "alloy/configmap.yaml").mapping("data").text("config.alloy").orElseThrow();
  }

  /// What a key of a ConfigMap holds, as YAML.
  public static Mapping configuration(Plan plan, String component, String key) {
    String text =
        object(plan, component + "/configmap.yaml").mapping("data").text(key).orElseThrow();
    List<Document> documents = YamlReader.read(key, text).documents();
    return (Mapping) documents.getFirst().root();
  }
}
