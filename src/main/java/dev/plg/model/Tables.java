package dev.plg.model;

/// The tables of a DynamoDB index.
///
/// @param prefix what their names begin with; with retention, the table manager deletes every table
///   of the region whose name begins so and that is not of this index
/// @param period how much time one table covers
public record Tables(Region region, IndexPrefix prefix, IndexPeriod period, Throughput throughput) {

  public Tables {
    Region.ofAws(region.value());
    InvalidValue.unless(
        !period.isUnbounded() || prefix.value().length() >= 3,
        () -> "the one table's name '%s' is too short".formatted(prefix),
        () -> "DynamoDB takes names of 3 characters and more");
  }
}
