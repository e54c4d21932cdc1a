package dev.plg.rule;

/// What whoever reads an input demands of it by himself: that it is YAML, say.
public record ReaderRule(About about) implements Rule {}
