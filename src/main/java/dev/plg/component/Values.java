package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Collects the values of a chart by their paths, as `helm --set` writes them: `image.tag`; a `\.`
/// is a dot within a key.
public final class Values {

  private final SequencedMap<String, Branch> root = new LinkedHashMap<>();

  /// A key's value, or the keys below it.
  private static final class Branch {
    private final SequencedMap<String, Branch> children = new LinkedHashMap<>();
    private Optional<Node> value = Optional.empty();
    private String comment = "";
  }

  /// Sets a plain value, as by [Node#of]; `null` takes the chart's default away.
  public Values set(String path, @Nullable Object value) {
    return set(path, value, "");
  }

  /// Sets a value, and says why above its key.
  public Values set(String path, @Nullable Object value, String comment) {
    Branch branch = at(path);
    branch.value = Optional.of(Node.of(value));
    branch.comment = comment;
    return this;
  }

  /// Sets a value where there is one.
  public Values setIfPresent(String path, Optional<?> value) {
    value.ifPresent(present -> set(path, present));
    return this;
  }

  /// Sets a map or list unless it is empty.
  public Values setUnlessEmpty(String path, Node value) {
    boolean empty = value.isNull() || value.equals(Mapping.EMPTY) || value.equals(Sequence.EMPTY);
    return empty ? this : set(path, value);
  }

  /// Sets what a component's templates are given under a key, unless it is empty.
  public Values setFrom(Mapping pod, String key, String path) {
    return setUnlessEmpty(path, pod.find(key).orElse(Mapping.EMPTY));
  }

  private Branch at(String path) {
    SequencedMap<String, Branch> level = root;
    Branch here = new Branch();
    for (String step : path.replace("\\.", "\0").split("\\.", -1)) {
      here = level.computeIfAbsent(step.replace('\0', '.'), _ -> new Branch());
      level = here.children;
    }
    return here;
  }

  public Mapping build() {
    return mapping(root);
  }

  private static Mapping mapping(Map<String, Branch> level) {
    Mapping.Builder mapping = Mapping.builder();
    level.forEach(
        (key, branch) ->
            mapping.put(
                key, branch.value.orElseGet(() -> mapping(branch.children)), branch.comment));
    return mapping.build();
  }
}
