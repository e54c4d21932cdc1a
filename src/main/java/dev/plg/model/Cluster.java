package dev.plg.model;

/// The cluster that the output is for.
public record Cluster(Platform platform, KubernetesVersion kubernetes, ContainerRuntime runtime) {}
