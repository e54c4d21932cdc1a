package dev.plg.rule.config;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.catalog.UnknownKey;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import dev.plg.view.StackProgram;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/// The `config` of a component holds keys that its program knows at the version in use. Of
/// Grafana's keys only misspelt ones are refused, as [ConfigKeys] says.
public final class ConfigUnknownKey {

  public static final Rule RULE =
      error("config/unknown-key", STACK)
          .what("a configuration key does not exist in this version")
          .why("the program exits on an unknown key, or ignores it")
          .fix("remove the key")
          .source("grafana/loki pkg/util/cfg/files.go@v3.7.6 UnmarshalStrict")
          .covers("text/unknown-key")
          .finds(ConfigUnknownKey::violations);

  private ConfigUnknownKey() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    return resolved.programs().stream().flatMap(it -> violations(resolved, it));
  }

  private static Stream<Violation> violations(ResolvedStack resolved, StackProgram configured) {
    Program program = configured.program();
    Mapping config = resolved.source().mapping(configured.key()).mapping("config");
    if (config.isEmpty()) {
      return Stream.empty(); // the key table is read only where it is needed
    }
    ProgramRelease release = resolved.line().release(program);
    return ConfigKeys.of(program, release.version()).stream()
        .flatMap(keys -> keys.unknown(config).stream())
        .map(
            unknown ->
                Violation.at(unknown.place(), message(release, unknown))
                    .fixedBy(fix(release, unknown)));
  }

  private static String message(ProgramRelease release, UnknownKey unknown) {
    String program = release.program().title();
    return unknown
        .removedIn()
        .map(version -> "`%s` was removed in %s %s".formatted(unknown.at(), program, version))
        .or(() -> unknown.addedIn().map(later -> tooEarly(release, unknown, later)))
        .orElse("%s %s has no key `%s`".formatted(program, release.version(), unknown.at()));
  }

  private static String tooEarly(ProgramRelease release, UnknownKey unknown, String later) {
    return "%s %s has no key `%s`: it was added in %s"
        .formatted(release.program().title(), release.version(), unknown.at(), later);
  }

  private static String fix(ProgramRelease release, UnknownKey unknown) {
    return unknown
        .replacement()
        .or(() -> unknown.addedIn().flatMap(later -> upgrade(release.program(), later)))
        .or(() -> unknown.nearest().map("did you mean `%s`?"::formatted))
        .orElse("");
  }

  private static Optional<String> upgrade(Program program, String later) {
    return Catalog.LINES.stream()
        .filter(line -> line.release(program).version().isAtLeast(later))
        .map(line -> "remove the key, or set `loki.version: \"%s\"`".formatted(line.name()))
        .findFirst();
  }
}
