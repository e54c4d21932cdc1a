package dev.plg.picture;

/// A container that runs a program with a configuration.
public record Run(Workload workload, Container container) {}
