package dev.plg.rule;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.ValueType;
import dev.plg.finding.Nearest;
import dev.plg.picture.ProgramConfig;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys of configurations that the atlas does not have for the version in use.
public final class UnknownConfigKeys {

  private UnknownConfigKeys() {}

  /// A violation for each such key, with what replaces it, where that is known.
  public static Stream<Violation> in(ProgramConfig config) {
    return keys(config).map(key -> violation(config, key));
  }

  private static Stream<UnknownKey> keys(ProgramConfig config) {
    return config.version().isEmpty()
        ? ConfigKeys.inNoVersion(config.program(), config.tree()).stream()
        : ConfigKeys.of(config.program(), config.version().get()).stream()
            .flatMap(keys -> keys.unknown(config.tree()).stream());
  }

  private static Violation violation(ProgramConfig config, UnknownKey key) {
    String program = config.program().title();
    String message =
        key.removedIn()
            .map(version -> "`%s` was removed in %s %s".formatted(key.at(), program, version))
            .orElseGet(
                () -> "%s has no key `%s`".formatted(versioned(config), key.at()) + history(key));
    Violation violation =
        Violation.at(key.place(), message)
            .fixedBy(
                key.replacement()
                    .or(() -> key.nearest().map("did you mean `%s`?"::formatted))
                    .orElse(""))
            .certainIf(key.isCertain());
    return sibling(key)
        .filter(name -> config.tree().find(key.at().parent().to(name)).isEmpty())
        .filter(name -> fits(config, key, name))
        .map(name -> violation.replacing(key.key(), name))
        .orElse(violation);
  }

  private static boolean fits(ProgramConfig config, UnknownKey key, String name) {
    Optional<ValueType> type =
        ConfigKeys.ofAny(config.program()).flatMap(it -> it.type(key.at().parent().to(name)));
    Optional<Node> value = config.tree().find(key.at());
    return type.isEmpty() || value.isEmpty() || type.get().hasShapeOf(value.get());
  }

  private static String history(UnknownKey key) {
    return key.addedIn().map(": it was added in %s"::formatted).orElse("");
  }

  private static String versioned(ProgramConfig config) {
    String program = config.program().title();
    return config.version().map(version -> program + " " + version.plain()).orElse(program);
  }

  /// The key beside it that was meant, where that is certain: a slip, and nothing else removed or
  /// moved.
  private static Optional<String> sibling(UnknownKey key) {
    String parent = key.at().parent().toString().replaceAll("\\[[0-9]+]", "[]");
    String prefix = parent.isEmpty() ? "" : parent + ".";
    return key.nearest()
        .filter(_ -> key.removedIn().isEmpty() && key.addedIn().isEmpty())
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .filter(name -> !name.contains(".") && !name.isEmpty())
        .filter(name -> Nearest.to(key.key(), List.of(name)).isPresent());
  }
}
