package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of a data source in a file of Grafana's provisioning. What is below `jsonData` belongs
/// to the plugin, and may be anything.
// grafana/grafana pkg/services/provisioning/datasources/types.go upsertDataSourceFromConfigV1
public final class DataSourceKeys {

  private static final String TABLE = "config/grafana-datasource";

  /// A key that Grafana does not read, and the one that was most likely meant.
  public record Unread(Mapping.Entry entry, Optional<String> nearest) {}

  private DataSourceKeys() {}

  /// The keys of a data source that Grafana does not read.
  public static List<Unread> unread(Mapping source) {
    KeyTable table = KeyTable.load(TABLE).orElseThrow();
    var unread = new ArrayList<Unread>();
    table.eachUnknown(
        source,
        (parent, entry) -> unread.add(new Unread(entry, table.nearest(parent, entry.key()))));
    return unread;
  }
}
