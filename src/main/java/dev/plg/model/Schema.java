package dev.plg.model;

import java.time.LocalDate;
import java.util.List;

/// The periods of a Loki, oldest first.
public record Schema(List<SchemaPeriod> periods) {

  public Schema {
    periods = List.copyOf(periods);
    InvalidValue.unless(
        !periods.isEmpty(), "a Loki without a schema period stores nothing", "name one period");
    for (int i = 1; i < periods.size(); i++) {
      LocalDate before = periods.get(i - 1).from();
      LocalDate from = periods.get(i).from();
      InvalidValue.unless(
          before.isBefore(from),
          () -> "the period from %s does not begin after the one from %s".formatted(from, before),
          () -> "order the periods by `from`, each later than the one before");
    }
  }

  /// The one period of a Loki that has stored nothing yet.
  public static Schema ofNewInstall(Storage storage) {
    return new Schema(List.of(storage.firstPeriod()));
  }

  public SchemaPeriod newest() {
    return periods.getLast();
  }

  /// The period that follows one of these, which is not the newest.
  public SchemaPeriod after(SchemaPeriod period) {
    return periods.get(periods.indexOf(period) + 1);
  }

  public boolean uses(IndexStore store) {
    return periods.stream().anyMatch(period -> period.store() == store);
  }

  public boolean uses(ChunkStore chunks) {
    return periods.stream().anyMatch(period -> period.chunks() == chunks);
  }

  /// True where the compactor has an index to work on.
  public boolean hasFiles() {
    return periods.stream().anyMatch(period -> period.store().inFiles());
  }

  /// True where every period can store structured metadata: which one is active only a clock knows.
  public boolean takesStructuredMetadata() {
    return periods.stream().allMatch(SchemaPeriod::takesStructuredMetadata);
  }
}
