package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.plg.Stacks;
import dev.plg.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The program that `PLG_ALLOY` names takes each configuration, and its formatter leaves it alone.
class AlloyProgramTest {

  private static final String ALLOY = System.getenv().getOrDefault("PLG_ALLOY", "");

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("loki.version=2.9", "loki.version=3.7"),
          List.of("cluster={runtime: docker, dockerRoot: /data/docker}", "cluster.runtime=cri-o"),
          List.of("alloy.discovery=files", "alloy.discovery=kubernetes"),
          List.of("alloy.namespaces.keep=[a, b]", "alloy.namespaces.drop=[kube-system]"),
          List.of("loki.tenancy.tenant=acme"),
          List.of("namePrefix=x-"));

  @TempDir Path folder;

  record Drawn(String profile, List<String> settings) {}

  static Stream<Drawn> drawn() {
    var random = new Random(Long.getLong("seed", 21));
    return Stream.concat(
        Profiles.names().stream().map(it -> new Drawn(it, List.of("collector=alloy"))),
        Stream.generate(
                () ->
                    new Drawn(
                        "dev",
                        Stream.concat(
                                Stream.of("collector=alloy"),
                                OPTIONS.stream()
                                    .filter(_ -> random.nextBoolean())
                                    .map(it -> it.get(random.nextInt(it.size()))))
                            .toList()))
            .limit(30));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void takes_the_configuration(Drawn drawn) throws IOException, InterruptedException {
    assumeFalse(ALLOY.isEmpty(), "PLG_ALLOY names no program");
    String text =
        Stacks.object(
                Stacks.plan(drawn.profile(), drawn.settings().toArray(String[]::new)),
                "alloy/configmap.yaml")
            .mapping("data")
            .text("config.alloy")
            .orElseThrow();
    Path file = Files.writeString(folder.resolve("config.alloy"), text);
    assertEquals("0 " + text, run("fmt", file.toString()));
    assertEquals("0 ", run("validate", file.toString()));
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(ALLOY), Stream.of(arguments)).toList();
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return process.waitFor() + " " + Files.readString(out);
  }
}
