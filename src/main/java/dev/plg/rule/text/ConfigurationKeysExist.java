package dev.plg.rule.text;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program knows the keys of its configuration.
final class ConfigurationKeysExist implements PictureRule {

  static final Rule LOKI =
      new ConfigurationKeysExist(
          Program.LOKI,
          "text/unknown-key",
          "the program refuses a configuration with a key that it does not know: `field not "
              + "found in type`",
          "remove the key",
          "loki pkg/util/cfg/files.go@v3.7.6 UnmarshalStrict");

  static final Rule PROMTAIL =
      new ConfigurationKeysExist(
          Program.PROMTAIL,
          "promtail/unknown-key",
          "Promtail exits: `field … not found in type …`",
          "remove the key, or spell it as the documentation of this version does",
          "loki clients/pkg/promtail/config/config.go:29@v3.5.1");

  static final Rule TEMPO =
      new ConfigurationKeysExist(
          Program.TEMPO,
          "tempo/unknown-key",
          "Tempo exits: `failed parsing config: … field … not found in type app.Config`",
          "remove the key; from 3.0 on there are no ingesters and no compactor, but `live_store`,"
              + " `block_builder`, `backend_scheduler` and `backend_worker`",
          "tempo cmd/tempo/app/config.go Config@v2.4.2, @v2.10.8, @v3.0.3");

  static final Rule AGENT =
      new ConfigurationKeysExist(
          Program.GRAFANA_AGENT,
          "agent/unknown-key",
          "Grafana Agent exits: `field … not found in type config.Config`",
          "remove the key",
          "agent static/config/config.go:366@v0.44.8 UnmarshalStrict");

  private final Program program;
  private final About about;

  private ConfigurationKeysExist(
      Program program, String id, String why, String fix, String source) {
    this.program = program;
    this.about =
        new About(
            id,
            Severity.ERROR,
            Versions.of(program.title()),
            "a key does not exist at this version",
            why,
            fix,
            source);
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public boolean isGeneral() {
    return true;
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(program)
        .flatMap(config -> unknown(config).map(key -> finding(config, key)))
        .toList();
  }

  private Stream<UnknownKey> unknown(ProgramConfig config) {
    return config.version().isEmpty()
        ? ConfigKeys.inNoVersion(program, config.tree()).stream()
        : ConfigKeys.of(program, config.version().get()).stream()
            .flatMap(keys -> keys.unknown(config.tree()).stream());
  }

  private Finding finding(ProgramConfig config, UnknownKey key) {
    String message =
        key.removedIn()
            .map(
                version ->
                    "`%s` was removed in %s %s".formatted(key.at(), program.title(), version))
            .orElse("%s knows no key `%s`".formatted(versioned(config), key.at()) + history(key));
    String fix =
        key.replacement()
            .or(() -> key.nearest().map("did you mean `%s`?"::formatted))
            .orElse(about.fix());
    Finding finding = about.finding(key.place(), message, fix);
    Finding repaired =
        sibling(key)
            .filter(name -> config.tree().find(key.at().parent().to(name)).isEmpty())
            .map(name -> finding.repairedBy(key.key(), name))
            .orElse(finding);
    return key.isCertain() ? repaired : repaired.atMost(Severity.WARNING);
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
        .filter(name -> !name.contains(".") && !name.isEmpty());
  }
}
