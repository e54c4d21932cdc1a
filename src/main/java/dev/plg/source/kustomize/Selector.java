package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Which objects a patch or a replacement changes.
// kustomize api/types/selector.go: each field is a regular expression for the whole text
final class Selector {

  private final Mapping target;

  private Selector(Mapping target) {
    this.target = target;
  }

  static Selector of(Mapping target) {
    return new Selector(target);
  }

  boolean selects(KustomizeResource resource) {
    return resource.ids().stream().anyMatch(this::selects)
        && hasAll(resource.tree(), "labels", "labelSelector")
        && hasAll(resource.tree(), "annotations", "annotationSelector");
  }

  private boolean selects(KustomizeResource.Id id) {
    return matches("group", id.group())
        && matches("version", id.version())
        && matches("kind", id.kind())
        && matches("name", id.name())
        && matches("namespace", id.namespace());
  }

  private boolean matches(String key, String value) {
    Optional<String> wanted = target.text(key);
    if (wanted.isEmpty() || wanted.get().isEmpty()) {
      return true;
    }
    try {
      return Pattern.matches("^(?:" + wanted.get() + ")$", value);
    } catch (PatternSyntaxException _) {
      return wanted.get().equals(value);
    }
  }

  /// `app=loki,tier!=dev,team`, as far as it is made of these.
  private boolean hasAll(Mapping tree, String where, String key) {
    Mapping texts = tree.mapping("metadata").mapping(where);
    return target.text(key).stream()
        .flatMap(selector -> Stream.of(selector.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .allMatch(part -> has(texts, part));
  }

  private static boolean has(Mapping texts, String part) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      return texts.find(part).isPresent();
    }
    boolean not = equals > 0 && part.charAt(equals - 1) == '!';
    String name = part.substring(0, not ? equals - 1 : equals).strip();
    String value = part.substring(equals + 1).replaceFirst("^=", "").strip();
    return texts.text(name).filter(value::equals).isPresent() != not;
  }
}
