package dev.plg.rule;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.Release;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import dev.plg.view.StackProgram;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The `config` of a component holds keys that its program knows at the version in use. Of Grafana
/// only slips are refused, as [ConfigKeys] says.
public final class ConfigKeysExist implements StackRule {

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
  public List<Finding> check(ResolvedStack asked) {
    return asked.programs().stream().flatMap(it -> check(asked, it)).toList();
  }

  private Stream<Finding> check(ResolvedStack asked, StackProgram asks) {
    Program program = asks.program();
    Mapping config = asked.source().mapping(asks.key()).mapping("config");
    if (config.isEmpty()) {
      return Stream.empty(); // the key table is read only where it is needed
    }
    Release release = Catalog.line(asked.stack().loki().version()).orElseThrow().release(program);
    return ConfigKeys.of(program.id(), release.version().toString()).stream()
        .flatMap(keys -> keys.unknown(config).stream())
        .map(unknown -> finding(release, unknown));
  }

  private Finding finding(Release release, UnknownKey unknown) {
    return about().finding(unknown.place(), message(release, unknown), fix(release, unknown));
  }

  private static String message(Release release, UnknownKey unknown) {
    Program program = release.program();
    return unknown
        .removedIn()
        .map(version -> "`%s` was removed in %s %s".formatted(unknown.at(), program, version))
        .or(() -> unknown.addedIn().map(later -> tooEarly(release, unknown, later)))
        .orElse("%s %s knows no key `%s`".formatted(program, release.version(), unknown.at()));
  }

  /// Says no more than the catalog knows: the key came with `later` or a version before it.
  private static String tooEarly(Release release, UnknownKey unknown, String later) {
    return "%s %s does not know `%s` yet, %s does"
        .formatted(release.program(), release.version(), unknown.at(), later);
  }

  private String fix(Release release, UnknownKey unknown) {
    return unknown
        .replacement()
        .or(() -> unknown.addedIn().flatMap(later -> upgrade(release.program(), later)))
        .or(() -> unknown.nearest().map("did you mean `%s`?"::formatted))
        .orElse(about().fix());
  }

  private static Optional<String> upgrade(Program program, String later) {
    return Catalog.LINES.stream()
        .filter(line -> line.release(program).version().toString().equals(later))
        .map(line -> "remove the key, or set `loki.version: \"%s\"`".formatted(line.name()))
        .findFirst();
  }
}
