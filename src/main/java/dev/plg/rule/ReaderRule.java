package dev.plg.rule;

/// A demand of the reader of an input, before any rule: that it is YAML, for example.
public record ReaderRule(About about) implements Rule {}
