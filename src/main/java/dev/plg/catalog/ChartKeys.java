package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values that a chart reads at one version. What it hands on as it is, to Kubernetes, to a
/// program or to another chart, is open.
public final class ChartKeys {

  private final KeyTable table;

  private ChartKeys(KeyTable table) {
    this.table = table;
  }

  /// The values of a chart at an exact version; empty where the catalog has no table for it.
  public static Optional<ChartKeys> of(String chart, String version) {
    return KeyTable.load("charts/" + chart + "-" + version).map(ChartKeys::new);
  }

  /// The keys in `values` that the chart would silently ignore, in the order they are written.
  public List<UnknownKey> unknown(Mapping values) {
    var unknown = new ArrayList<UnknownKey>();
    table.eachUnknown(values, (parent, entry) -> unknown.add(describe(parent, entry)));
    return unknown;
  }

  /// What the value at the end of a way may be; empty where the table does not say.
  public Optional<ValueType> type(Pointer at) {
    return table.find(at).map(KeyNode::type);
  }

  private UnknownKey describe(Pointer parent, Mapping.Entry entry) {
    return UnknownKey.misspelt(parent.to(entry.key()), entry, table.nearest(parent, entry.key()));
  }
}
