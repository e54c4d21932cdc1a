package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Agents;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text in Alloy's language has quotes: a bare word is the name of a value.
final class AgentBareName {

  /// What is a value by its bare name.
  // alloy syntax/internal/stdlib/stdlib.go@v1.11.3 Identifiers
  private static final Set<String> KNOWN =
      Set.of("array", "constants", "convert", "encoding", "file", "string", "sys", "each");

  static final Rule RULE =
      error("agent/bare-name", PICTURE)
          .what("a value is a word without quotes")
          .why("Alloy and Grafana Agent do not start: `identifier … does not exist`")
          .fix("write it in double quotes")
          .source("alloy syntax/vm/vm.go:348@v1.11.3")
          .finds(
              picture ->
                  Agents.in(picture)
                      .filter(it -> it.river().faults().isEmpty())
                      .flatMap(AgentBareName::violations));

  private AgentBareName() {}

  private static Stream<Violation> violations(ProgramConfig config) {
    Set<String> variables = variables(config);
    return config
        .river()
        .all()
        .flatMap(block -> block.attributes().stream())
        .flatMap(attribute -> attribute.bareNames().stream())
        .filter(it -> !KNOWN.contains(it.path()) && !variables.contains(it.path()))
        .map(
            it ->
                at(it.place(), "%s has no quotes, and names no value", it.path())
                    .fixedBy("write \"%s\"".formatted(it.path()))
                    .replacing(it.path(), "\"%s\"".formatted(it.path())));
  }

  /// What the blocks `foreach` call their items.
  private static Set<String> variables(ProgramConfig config) {
    return config
        .river()
        .all()
        .filter(it -> it.name().equals("foreach"))
        .flatMap(it -> it.attribute("var").stream())
        .flatMap(it -> it.text().stream())
        .collect(Collectors.toSet());
  }
}
