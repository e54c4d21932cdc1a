package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds a stack: reads the layers, checks the shape of each, lays them over one another in the
/// order profile, files, environment, settings, and decodes the result.
public final class StackResolver {

  private final Mapping below;
  private final boolean isEmpty;
  private final List<Layer> settings;
  private final List<Finding> findings;
  private final Map<String, String> texts;

  /// Reads all that is asked for, once: standard input cannot be read again.
  private StackResolver(Request request, SourceReader reader) {
    Layers read = Layers.of(request, reader);
    findings = new ArrayList<>(read.findings());
    texts = new LinkedHashMap<>(read.texts());
    settings = settings(request, findings, texts);
    findings.addAll(shape(read.layers(), settings));
    below = Layering.of(read.layers());
    isEmpty = read.layers().isEmpty();
  }

  /// Never throws for what a user wrote: every problem is in the findings.
  public static Resolved resolve(Request request, SourceReader reader) {
    return new StackResolver(request, reader).resolve(request.environment());
  }

  /// The stack without its environments, and in the one that is asked for, or else in each.
  public static Variants resolveAll(Request request, SourceReader reader) {
    var resolver = new StackResolver(request, reader);
    var environments = new LinkedHashMap<String, Resolved>();
    request
        .environment()
        .map(List::of)
        .orElse(List.copyOf(resolver.environments().keys()))
        .forEach(name -> environments.put(name, resolver.resolve(Optional.of(name))));
    return new Variants(resolver.below, resolver.resolve(Optional.empty()), environments);
  }

  private Resolved resolve(Optional<String> environment) {
    var found = new ArrayList<>(findings);
    Mapping merged = withEnvironment(below, environment, found);
    for (Layer setting : settings) {
      merged = Layering.over(merged, setting.tree());
    }
    Optional<Stack> stack = isEmpty ? Optional.empty() : StackDecoder.decode(merged, found);
    return new Resolved(stack, merged, found, texts, List.copyOf(environments().keys()));
  }

  private Mapping environments() {
    return below.mapping("environments");
  }

  private static List<Layer> settings(
      Request request, List<Finding> findings, Map<String, String> texts) {
    var settings = new ArrayList<Layer>();
    for (String argument : request.settings()) {
      settings.add(new Layer(Setting.read(argument, findings, texts), false));
    }
    request.namespace().ifPresent(name -> settings.add(namespace(name, texts)));
    return settings;
  }

  private static Layer namespace(String name, Map<String, String> texts) {
    String source = "--namespace " + name;
    texts.put(source, name);
    var place = new Location(source, 1, 1);
    var value = new Scalar(Scalar.Kind.STRING, name, place);
    return new Layer(
        Mapping.of(List.of(new Mapping.Entry("namespace", place, value, "")), place), false);
  }

  /// Checks what a user wrote; shipped profiles were checked when plg was built.
  private static List<Finding> shape(List<Layer> layers, List<Layer> settings) {
    var written = new ArrayList<>(layers);
    written.addAll(settings);
    written.removeIf(Layer::shipped);
    return written.isEmpty()
        ? List.of()
        : StackSchema.check(written.stream().map(Layer::tree).toList());
  }

  private static Mapping withEnvironment(
      Mapping merged, Optional<String> environment, List<Finding> findings) {
    Mapping environments = merged.mapping("environments");
    Mapping plain = merged.toBuilder().remove("environments").remove("extends").build();
    if (environment.isEmpty()) {
      return plain;
    }
    String name = environment.get();
    if (environments.find(name).isEmpty()) {
      findings.add(unknownEnvironment(name, environments));
    }
    return Layering.over(plain, environments.mapping(name));
  }

  private static Finding unknownEnvironment(String name, Mapping environments) {
    String choices = String.join(", ", environments.keys());
    return Finding.error(
        "input/environment",
        Location.of("--env " + name),
        "there is no environment '%s'%s"
            .formatted(name, Layers.didYouMean(name, environments.keys())),
        "",
        choices.isEmpty() ? "this stack has no environments" : "choose one of " + choices);
  }
}
