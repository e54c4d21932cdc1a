package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Made;
import dev.plg.key.Reading;
import dev.plg.key.Shape;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A stack with the keys that its layers leave out: those with a fixed default, and those that plg
/// derives from other keys. To read the tree again gives the same stack.
///
/// @param added the keys that no layer sets, with the origin of each value
public record CompletedStack(Mapping tree, Map<Pointer, String> added) {

  /// The origin of a value that the declaration of the key names.
  public static final String DEFAULT = "default";

  /// Sections whose keys hold whether or not a layer has them.
  private static final Set<String> ALWAYS = Set.of("cluster", "loki", "helm");

  public CompletedStack {
    added = Collections.unmodifiableMap(new HashMap<>(added));
  }

  /// Completes the merged layers of a stack.
  public static CompletedStack of(Mapping source, Stack stack) {
    Mapping own = VersionSection.withoutProfileVersion(source);
    var completing = new Completing(own, stack);
    Mapping tree = completing.completed(StackFile.KEYS.keys(), own, Pointer.ROOT);
    return new CompletedStack(tree, completing.added);
  }

  private static final class Completing {
    private final Map<Pointer, DerivedValues.Value> derived;
    private final Set<Pointer> unused;
    private final Set<String> sections;
    private final Map<Pointer, String> added = new HashMap<>();

    Completing(Mapping source, Stack stack) {
      derived = DerivedValues.of(stack);
      unused = unused(source, stack);
      sections = new HashSet<>(ALWAYS);
      if (stack.grafana().isPresent()) {
        sections.add(StackFile.GRAFANA.name());
      }
      sections.add(source.text(StackFile.COLLECTOR.name()).orElse("promtail"));
      sections.addAll(source.keys());
    }

    /// Keys that would contradict what the stack sets.
    private static Set<Pointer> unused(Mapping source, Stack stack) {
      var unused = new HashSet<Pointer>();
      if (stack.logsOutside().isPresent()) {
        unused.add(Pointer.of("loki", "replicas"));
        unused.add(Pointer.of("loki", "streamRetention"));
      }
      if (!source.mapping("cluster").is("runtime", "docker")) {
        unused.add(Pointer.of("cluster", "dockerRoot"));
      }
      // What is left out there is as under `promtail`.
      unused.add(Pointer.of("alloy", "discovery"));
      unused.add(Pointer.of("alloy", "nodeSelector"));
      for (String key : List.of("maxEventAgeSeconds", "lookup", "ignoreNormal", "sink", "labels")) {
        unused.add(Pointer.of("events", key));
      }
      return unused;
    }

    Mapping completed(List<FileKey<?>> keys, Mapping below, Pointer at) {
      Mapping.Builder tree = Mapping.builder().at(below.place());
      for (FileKey<?> key : keys) {
        Pointer here = at.to(key.name());
        Optional<Node> set = below.find(key.name());
        if (set.isPresent()) {
          Mapping.Entry entry = below.entry(key.name()).orElseThrow();
          tree.add(entry);
          if (set.get() instanceof Mapping inner) {
            Mapping whole = inside(key, underneath(inner, here), here);
            tree.add(new Mapping.Entry(key.name(), entry.keyPlace(), whole, entry.comment()));
          }
        } else if (derived.containsKey(here)) {
          DerivedValues.Value value = derived.get(here);
          tree.put(key.name(), value.node());
          added.put(here, value.origin());
        } else if (isSection(key, at)) {
          Mapping inner = inside(key, Mapping.EMPTY, here);
          if (!inner.isEmpty()) {
            tree.put(key.name(), inner);
          }
        } else if (!unused.contains(here)) {
          fixed(key).ifPresent(node -> add(tree, here, node));
        }
      }
      return tree.build();
    }

    /// What plg derives beside the keys that a layer sets.
    private Mapping underneath(Mapping set, Pointer at) {
      DerivedValues.Value value = derived.get(at);
      return value != null && value.node() instanceof Mapping rest
          ? underneath(set, rest, at, value.origin())
          : set;
    }

    private Mapping underneath(Mapping set, Mapping rest, Pointer at, String origin) {
      Mapping.Builder both = set.toBuilder();
      for (Mapping.Entry entry : rest.entries()) {
        Pointer here = at.to(entry.key());
        Optional<Mapping.Entry> own = set.entry(entry.key());
        if (own.isEmpty()) {
          both.add(entry);
          added.put(here, origin);
        } else if (own.get().value() instanceof Mapping inner
            && entry.value() instanceof Mapping under) {
          both.add(
              new Mapping.Entry(
                  entry.key(),
                  own.get().keyPlace(),
                  underneath(inner, under, here, origin),
                  own.get().comment()));
        }
      }
      return both.build();
    }

    private void add(Mapping.Builder tree, Pointer at, Node node) {
      tree.put(at.last(), node);
      added.put(at, DEFAULT);
    }

    private Mapping inside(FileKey<?> key, Mapping inner, Pointer here) {
      Shape<?> shape = key.shape();
      boolean isWhole = shape instanceof Group || shape instanceof Made<?>;
      return isWhole ? completed(shape.keys(), inner, here) : inner;
    }

    private boolean isSection(FileKey<?> key, Pointer at) {
      return at.isRoot() && key.shape() instanceof Group && sections.contains(key.name());
    }
  }

  /// The default that a declaration writes as YAML; empty of one in words.
  private static <T> Optional<Node> fixed(FileKey<T> key) {
    if (key.fallback().isEmpty() || key.otherwise().isEmpty()) {
      return Optional.empty();
    }
    var findings = new ArrayList<Finding>();
    Node node = key.node(key.otherwise());
    var value =
        FileValue.root(Mapping.of(key.name(), node), new Reading(StackFile.KIND, findings, false));
    return value.find(key).equals(key.fallback()) && findings.isEmpty()
        ? Optional.of(node)
        : Optional.empty();
  }
}
