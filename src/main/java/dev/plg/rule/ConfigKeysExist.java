package dev.plg.rule;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.Release;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// The `config` of a component holds keys that its program knows at the version in use.
final class ConfigKeysExist implements StackRule {

  private static final List<Program> CONFIGURED =
      List.of(Program.LOKI, Program.PROMTAIL, Program.GRAFANA, Program.TEMPO);

  @Override
  public About about() {
    return new About(
        "config/unknown-key",
        List.of("Y-02"),
        Severity.ERROR,
        Versions.ALL,
        "a configuration key does not exist at this version",
        "the program refuses a configuration with a key that it does not know, or ignores the key",
        "remove the key",
        "loki pkg/util/cfg/files.go@v3.7.6 UnmarshalStrict");
  }

  @Override
  public List<Finding> check(Asked asked) {
    return CONFIGURED.stream().flatMap(program -> check(asked, program)).toList();
  }

  private Stream<Finding> check(Asked asked, Program program) {
    Mapping config = asked.source().mapping(program.id()).mapping("config");
    if (config.isEmpty()) {
      return Stream.empty(); // the key table is read only where it is needed
    }
    Release release =
        Catalog.line(asked.stack().loki().version()).orElseThrow().release(program);
    return ConfigKeys.of(program.id(), release.version().toString()).stream()
        .flatMap(keys -> keys.unknown(config).stream())
        .map(unknown -> finding(release, unknown));
  }

  private Finding finding(Release release, UnknownKey unknown) {
    String program = release.program() + " " + release.version();
    String message =
        unknown
            .removedIn()
            .map(version -> "`%s` was removed in %s %s".formatted(unknown.at(), release.program(), version))
            .orElse("%s knows no key `%s`".formatted(program, unknown.at()));
    String fix =
        unknown
            .replacement()
            .or(() -> unknown.nearest().map("did you mean `%s`?"::formatted))
            .orElse(about().fix());
    return about().finding(unknown.place(), message, fix);
  }
}
