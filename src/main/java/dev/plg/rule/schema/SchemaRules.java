package dev.plg.rule.schema;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `schema`, in the order of their ids.
public final class SchemaRules {

  public static final List<Rule> ALL =
      List.of(
          new ChunkTablesHavePrefix(),
          new SchemaHasPeriods(),
          new PeriodsFollowEachOther(),
          new ChunksOutliveIndexCache(),
          new ShipperHasDirectories(),
          new IndexPathIsRelative(),
          new ShardsDivide(),
          new NamedStoreHasNameOfItsOwn(),
          new TablesAreCut(),
          new RowsAreSharded(),
          new ShipperPeriodIsADay(),
          new StructuredMetadataFitsSchema(),
          new TablePeriodIsDays(),
          new TsdbPeriodIsADay(),
          new TsdbExists(),
          new CommonStorageIsOne(),
          new ObjectStoreExists(),
          new StoreExists(),
          new SchemaVersionExists(),
          new ThanosStoreIsUsed());

  private SchemaRules() {}
}
