package dev.plg;

import dev.plg.app.generate.ResolvedStacks;
import dev.plg.catalog.Catalog;
import dev.plg.component.all.Components;
import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import dev.plg.plan.Plan;
import dev.plg.profile.Profiles;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.rule.registry.StackRules;
import dev.plg.template.Templates;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every profile on every version line that it allows, in every environment: what the tests over
/// all output run on.
public final class Deployments {

  /// One stack and its plan.
  ///
  /// @param path where its golden tree is, below `golden/profiles`: `dev/3.7` or `glp/2.9/prod`
  public record Deployment(
      String path, String profile, String line, Optional<String> environment, Stack stack) {

    public Plan plan() {
      return Components.plan(stack, Templates.shipped());
    }

    @Override
    public String toString() {
      return path;
    }
  }

  private Deployments() {}

  public static Stream<Deployment> all() {
    return Profiles.names().stream()
        .flatMap(profile -> Catalog.lineNames().stream().flatMap(line -> of(profile, line)));
  }

  private static Stream<Deployment> of(String profile, String line) {
    var environments = new ArrayList<Optional<String>>();
    environments.add(Optional.empty());
    resolve(profile, line, Optional.empty()).environments().stream()
        .map(Optional::of)
        .forEach(environments::add);
    return environments.stream().flatMap(it -> of(profile, line, it));
  }

  private static Stream<Deployment> of(String profile, String line, Optional<String> environment) {
    Resolved resolved = resolve(profile, line, environment);
    boolean refused =
        Stream.concat(resolved.findings().stream(), found(resolved)).anyMatch(Finding::isError);
    String path = profile + "/" + line + environment.map(it -> "/" + it).orElse("");
    return refused
        ? Stream.empty()
        : Stream.of(
            new Deployment(path, profile, line, environment, resolved.stack().orElseThrow()));
  }

  private static Stream<Finding> found(Resolved resolved) {
    return resolved.stack().stream()
        .flatMap(stack -> StackRules.check(ResolvedStacks.of(stack, resolved.source())).stream());
  }

  /// A profile as `plg generate --profile P --set loki.version=L --env E` resolves it.
  public static Resolved resolve(String profile, String line, Optional<String> environment) {
    return StackResolver.resolve(
        new Request(
            Optional.of(profile),
            List.of(),
            environment,
            List.of("loki.version=\"" + line + "\""),
            Optional.empty()),
        file -> {
          throw new NoSuchFileException(file);
        });
  }
}
