package dev.plg.app.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import dev.plg.profile.Profiles;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Drawn changes of the objects of all profiles are each in the group of what they do.
/// `-Dplg.seed=7 -Dplg.changes=3000` draws others, and more.
class DrawnChangesTest {

  private static final long SEED = Long.getLong("plg.seed", 24);
  private static final int MANY = Integer.getInteger("plg.changes", 300);

  private final Map<String, List<Mapping>> objects = new HashMap<>();

  @Test
  void are_in_the_group_of_what_they_do() {
    var random = new Random(SEED);
    var names = List.copyOf(Profiles.names());
    var wrong = new TreeSet<String>();
    Set<DrawnChange> drawn = new HashSet<>();
    int made = 0;
    for (int tries = 0; made < MANY && tries < MANY * 200; tries++) {
      List<Mapping> before = objects(names.get(random.nextInt(names.size())));
      // each kind of change once, then any
      List<DrawnChange> left = DrawnChange.ALL.stream().filter(it -> !drawn.contains(it)).toList();
      List<DrawnChange> from = left.isEmpty() ? DrawnChange.ALL : left;
      DrawnChange change = from.get(random.nextInt(from.size()));
      List<Mapping> fitting =
          before.stream().filter(it -> change.isFor(ObjectName.of(it))).toList();
      if (fitting.isEmpty()) {
        continue;
      }
      int index = before.indexOf(fitting.get(random.nextInt(fitting.size())));
      ObjectName name = ObjectName.of(before.get(index));
      Map<String, Object> plain = plain(before.get(index));
      if (change.edit().apply(plain, random)) {
        made++;
        drawn.add(change);
        var after = new ArrayList<>(before);
        after.set(index, Mapping.of(plain));
        Set<Effect> effects = effects(before, after);
        Set<Effect> expected =
            change.effect() == Effect.NOTHING ? Set.of() : Set.of(change.effect());
        if (!effects.equals(expected)) {
          wrong.add("%s of %s: %s".formatted(change.name(), name.title(), effects));
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertEquals(MANY, made);
    Set<DrawnChange> never = new HashSet<>(DrawnChange.ALL);
    never.removeAll(drawn);
    assertEquals(Set.of(), never.stream().map(DrawnChange::name).collect(Collectors.toSet()));
  }

  /// A change of a pod template restarts the pods, and no other change does.
  @Test
  void restart_pods_where_the_template_changes() {
    var random = new Random(SEED);
    List<Mapping> before = objects("full");
    for (DrawnChange change : DrawnChange.ALL) {
      for (int index = 0; index < before.size(); index++) {
        Map<String, Object> plain = plain(before.get(index));
        ObjectName name = ObjectName.of(before.get(index));
        boolean isWorkload = Readers.isWorkload(name);
        if (isWorkload && change.isFor(name) && change.edit().apply(plain, random)) {
          var after = new ArrayList<>(before);
          after.set(index, Mapping.of(plain));
          boolean changes =
              Comparison.of(normal(before.get(index)), normal(after.get(index))).stream()
                  .anyMatch(it -> it.isBelow("spec", "template"));
          List<Restart> restarts = DeploymentDiff.of(side(before), side(after)).restarts();
          assertEquals(
              changes ? List.of(name) : List.of(),
              restarts.stream().map(Restart::workload).toList(),
              change.name());
        }
      }
    }
  }

  private static Mapping normal(Mapping object) {
    return ServerFields.without(object);
  }

  private List<Mapping> objects(String profile) {
    return objects.computeIfAbsent(
        profile, name -> Manifests.objects(Deployment.of(Stacks.plan(name))));
  }

  /// As it is read from a file, so that nothing is shared with the plan.
  private static Map<String, Object> plain(Mapping object) {
    var read =
        (Mapping) YamlReader.read("x", YamlWriter.write(object)).documents().getFirst().root();
    @SuppressWarnings("unchecked")
    Map<String, Object> plain = (Map<String, Object>) (Map<?, ?>) read.plain();
    return plain;
  }

  private static Set<Effect> effects(List<Mapping> before, List<Mapping> after) {
    DeploymentDiff diff = DeploymentDiff.of(side(before), side(after));
    assertTrue(diff.changes().stream().allMatch(it -> it.effect() != null));
    return diff.changes().stream()
        .map(Change::effect)
        .filter(it -> it != Effect.NOTHING)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Side side(List<Mapping> objects) {
    var builder = new SideBuilder(false);
    objects.forEach(builder::add);
    return builder.build("x");
  }
}
