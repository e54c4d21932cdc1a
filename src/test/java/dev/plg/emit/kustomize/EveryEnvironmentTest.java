package dev.plg.emit.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.app.generate.ResolvedStacks;
import dev.plg.catalog.Catalog;
import dev.plg.finding.Finding;
import dev.plg.profile.Profiles;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.profile.Variants;
import dev.plg.rule.registry.StackRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What holds for the overlays that somebody thought of holds for those that nobody did: stacks are
/// drawn from a list of settings, some for all environments and some for one.
///
/// `-Dplg.stacks=200 -Dplg.seed=7` draws others than each run does.
class EveryEnvironmentTest {

  private static final Path SETTINGS = Path.of("src/test/resources/kustomize-settings.yaml");
  private static final int STACKS = Integer.getInteger("plg.stacks", 10);
  private static final int ENVIRONMENTS = 6;

  /// What makes an environment's names its own.
  private static final List<String> NAMES =
      List.of(
          "{namePrefix: %s-}",
          "{nameSuffix: -%s}",
          "{namePrefix: %s-, nameSuffix: -b}",
          "{namespace: %s}",
          "{namespace: %s, namePrefix: null, nameSuffix: null}",
          "{namespace: %s, namePrefix: p-}",
          "{namespace: default, namePrefix: %s-}");

  private final Random random = new Random(Long.getLong("plg.seed", 1L));

  @Test
  void builds_what_the_manifests_are(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path root)
      throws IOException {
    List<Kubectl> builders = Kubectl.all();
    assumeTrue(
        !builders.isEmpty(), "SKIPPED: no kubectl on the PATH, so that no overlay was built");
    List<String> settings = settings();
    var builds = new ArrayList<BuiltFolder>();
    for (int i = 0; i < STACKS; i++) {
      Drawn stack = stack(settings);
      Path folder = root.resolve("stack-" + i);
      builds.addAll(
          BuiltFolder.write(BuiltFolder.deployment(stack.variants()), i % 2 == 1, folder));
      stack.write(folder);
    }
    assertTrue(builds.size() > 3 * STACKS, "most were refused: only " + builds.size());
    assertEquals(
        List.of(),
        builds.parallelStream()
            .flatMap(build -> builders.stream().flatMap(builder -> build.difference(builder)))
            .toList());
  }

  /// A profile with some settings, and environments with settings of their own. What plg refuses is
  /// left out.
  private Drawn stack(List<String> settings) {
    var stack =
        new Drawn(any(List.copyOf(Profiles.names())), List.of()).with("environments: {glp: null}");
    String line = "loki: {version: \"%s\"}".formatted(any(Catalog.lineNames()));
    stack = stack.withUnlessRefused(line, Optional.empty());
    for (int left = random.nextInt(5); left > 0; left--) {
      stack = stack.withUnlessRefused(any(settings), Optional.empty());
    }
    for (int i = 0; i < ENVIRONMENTS; i++) {
      String name = "e" + i;
      stack = stack.in(name, any(NAMES).formatted(name));
      for (int left = random.nextInt(7); left > 0; left--) {
        stack = stack.in(name, any(settings));
      }
    }
    return stack;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<String> settings() throws IOException {
    return Files.readAllLines(SETTINGS).stream()
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2))
        .toList();
  }

  /// A stack as layers over a profile.
  private record Drawn(String profile, List<String> layers) {

    Drawn with(String layer) {
      return new Drawn(profile, Stream.concat(layers.stream(), Stream.of(layer + "\n")).toList());
    }

    Drawn in(String environment, String setting) {
      return withUnlessRefused(
          "environments: {%s: %s}".formatted(environment, setting), Optional.of(environment));
    }

    Drawn withUnlessRefused(String layer, Optional<String> environment) {
      Drawn grown = with(layer);
      return isRefused(grown.variants(environment)) ? this : grown;
    }

    private static boolean isRefused(Variants variants) {
      return Stream.concat(
              variants.findings().stream(),
              Stream.concat(Stream.of(variants.base()), variants.environments().values().stream())
                  .flatMap(Drawn::asked))
          .anyMatch(Finding::isError);
    }

    private static Stream<Finding> asked(Resolved resolved) {
      return resolved.stack().stream()
          .flatMap(stack -> StackRules.check(ResolvedStacks.of(stack, resolved.source())).stream());
    }

    Variants variants() {
      return variants(Optional.empty());
    }

    private Variants variants(Optional<String> environment) {
      var texts = new HashMap<String, byte[]>();
      var names = new ArrayList<String>();
      for (String layer : layers) {
        String name = "layer-%02d.yaml".formatted(names.size());
        names.add(name);
        texts.put(name, layer.getBytes(StandardCharsets.UTF_8));
      }
      var request =
          new Request(Optional.of(profile), names, environment, List.of(), Optional.empty());
      return StackResolver.resolveAll(request, name -> Objects.requireNonNull(texts.get(name)));
    }

    /// So that a failure can be looked at.
    void write(Path folder) throws IOException {
      Files.writeString(folder.resolve("stack.txt"), profile + "\n" + String.join("", layers));
    }
  }
}
