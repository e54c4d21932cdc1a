package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.finding.Pointer;
import dev.plg.picture.ConfigOwner;
import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A value of a program's configuration that differs between two deployments; a list as a whole.
///
/// @param keys the way to it
/// @param value in the second deployment; empty where it is not set there
public record ProgramValue(Program program, List<String> keys, Optional<Node> value) {

  public ProgramValue {
    keys = List.copyOf(keys);
  }

  /// The values of each program whose configuration both deployments have, each once.
  public static List<ProgramValue> between(Side before, Side after) {
    Map<Program, Mapping> old = configs(before);
    return configs(after).entrySet().stream()
        .flatMap(
            it ->
                Optional.ofNullable(old.get(it.getKey())).stream()
                    .flatMap(was -> between(it.getKey(), was, it.getValue())))
        .toList();
  }

  private static Stream<ProgramValue> between(Program program, Mapping before, Mapping after) {
    return Comparison.ofConfigs(List.of(), before, after).stream()
        .map(it -> it.steps().stream().takeWhile(step -> !step.startsWith("[")).toList())
        .distinct()
        .map(keys -> new ProgramValue(program, keys, after.find(new Pointer(keys))));
  }

  private static Map<Program, Mapping> configs(Side side) {
    var configs = new LinkedHashMap<Program, Mapping>();
    side.objects()
        .forEach(
            (name, kept) -> {
              if (Readers.isText(name)) {
                add(kept, configs);
              }
            });
    return configs;
  }

  private static void add(KeptTree kept, Map<Program, Mapping> configs) {
    for (Mapping.Entry entry : kept.tree().mapping("data").entries()) {
      if (entry.value() instanceof Scalar text
          && ConfigTree.of(entry.key(), text).orElse(Scalar.NULL) instanceof Mapping tree) {
        ConfigOwner.of(tree.keys()).ifPresent(program -> configs.putIfAbsent(program, tree));
      }
    }
  }
}
