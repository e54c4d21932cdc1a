package dev.plg.model;

/// How long the streams that a selector matches are kept.
///
/// @param selector LogQL's: `{namespace="dev"}`
/// @param priority of two that match, the higher one counts
// loki v3.7.6 pkg/validation/limits.go StreamRetention
public record StreamRetention(String selector, Retention period, int priority) {

  public StreamRetention {
    InvalidValue.unless(
        selector.matches(
            "\\{\\s*MATCH(\\s*,\\s*MATCH)*\\s*,?\\s*\\}"
                .replace(
                    "MATCH",
                    "[a-zA-Z_][a-zA-Z0-9_]*\\s*(=|!=|=~|!~)\\s*(\"([^\"\\\\]|\\\\.)*\"|`[^`]*`)")),
        () -> "'%s' is not a stream selector".formatted(selector),
        () -> "write it as in LogQL: '{namespace=\"dev\", app=~\"a|b\"}'");
  }
}
