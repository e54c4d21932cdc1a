package dev.plg.model;

/// What may be unsafe, and how much is asked for.
public enum Tier {
  /// Small, and convenient where that harms no one outside the cluster.
  DEV,
  /// What would be unsafe is refused.
  PROD
}
