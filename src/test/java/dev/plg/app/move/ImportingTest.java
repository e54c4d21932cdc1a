package dev.plg.app.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.app.diff.SideOptions;
import dev.plg.app.diff.SideReading;
import dev.plg.cli.Cli;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import dev.plg.profile.Profiles;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What plg wrote is brought back into a stack that writes it again.
class ImportingTest {

  static Stream<String> profiles() {
    return Profiles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void manifests_of_a_profile_come_back_byte_by_byte(String profile) throws IOException {
    String written = Cli.run("generate", "--profile", profile, "-q").out();
    Importing imported = imported(written);
    assertTrue(imported.diff().isSame(), imported.text());
    assertEquals(written, generated(imported.text()), imported.text());
  }

  /// Without plg's labels and names, all but these come back.
  @ParameterizedTest
  @MethodSource("profiles")
  void renamed_objects_come_back_under_plg_s_names(String profile) throws IOException {
    List<Mapping> objects = Manifests.objects(Deployment.of(Stacks.plan(profile)));
    String written = Cli.run("generate", "--profile", profile, "-q").out();
    Importing imported = imported(YamlWriter.writeAll(Renamed.of(objects)));
    String name = profile(written);
    assertEquals(
        withoutMarks(written),
        withoutMarks(generated(imported.text()).replace("imported", name)),
        imported.text());
  }

  /// A value that differs from every profile is set, with the place that it comes from.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "loki.retention=3d",
        "loki.config.limits_config.max_line_size=17KB",
        "storage.filesystem.size=77Gi",
        "grafana.persistence.size=7Gi",
        "promtail.nodeSelector.disk=ssd",
        "grafana.resources.limits.memory=777Mi",
        "promtail.discovery=files"
      })
  void a_setting_comes_back(String setting) throws IOException {
    String written = Cli.run("generate", "--profile", "dev", "--set", setting, "-q").out();
    Importing imported = imported(written);
    assertTrue(imported.diff().isSame(), imported.text());
    assertEquals(written, generated(imported.text()), imported.text());
  }

  private static String profile(String written) {
    return written
        .lines()
        .filter(it -> it.contains("app.kubernetes.io/instance: "))
        .findFirst()
        .map(it -> it.substring(it.indexOf(": ") + 2))
        .orElseThrow();
  }

  /// The hash of a configuration depends on the names in it.
  private static String withoutMarks(String text) {
    return text.replaceAll("checksum/config: [0-9a-f]+", "checksum/config: x");
  }

  private static Importing imported(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    SideReading reading = SideReading.of("-", in, SideOptions.NONE);
    assertEquals(List.of(), reading.findings());
    return Importing.of(reading.side().orElseThrow()).orElseThrow();
  }

  private static String generated(String stack) {
    Cli run = Cli.runWith(stack, "generate", "-f", "-", "-q");
    assertEquals(0, run.code(), stack + run.err());
    return run.out();
  }
}
