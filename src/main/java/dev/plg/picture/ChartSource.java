package dev.plg.picture;

import dev.plg.finding.Location;

/// A chart as a release names it.
///
/// @param name as in `loki`
/// @param version a number, a range as `6.x`, or empty where none is written
/// @param repository the address of the repository or registry, without the chart's name; empty
///   where it is not known
/// @param place of the name
/// @param versionPlace of the version, or where it belongs
/// @param repositoryPlace of the address; unknown where none is written
public record ChartSource(
    String name,
    String version,
    String repository,
    Location place,
    Location versionPlace,
    Location repositoryPlace) {

  /// The same chart at a version that is written elsewhere, as in `Chart.lock`.
  public ChartSource at(String exact) {
    return new ChartSource(name, exact, repository, place, versionPlace, repositoryPlace);
  }

  /// The same chart from an address.
  public ChartSource from(String address, Location where) {
    return new ChartSource(name, version, address, place, versionPlace, where);
  }
}
