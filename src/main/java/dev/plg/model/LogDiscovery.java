package dev.plg.model;

/// How the collector finds the pods' files.
public enum LogDiscovery {
  /// It asks the API server for the pods, whose labels the lines then have too.
  KUBERNETES,
  /// It reads what is in `/var/log/pods`: no access to the API server, and no labels but those in
  /// the path.
  FILES
}
