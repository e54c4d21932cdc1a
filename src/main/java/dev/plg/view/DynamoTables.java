package dev.plg.view;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The tables of an index in DynamoDB.
public final class DynamoTables {

  public static final Set<String> STORES = Set.of("aws", "aws-dynamo");

  private DynamoTables() {}

  /// The periods whose index is in such tables.
  public static Stream<LokiView.Period> periods(LokiView loki) {
    return loki.periods().stream().filter(period -> STORES.contains(period.store()));
  }

  public static boolean areUsed(LokiView loki) {
    return periods(loki).findAny().isPresent();
  }

  /// Whether a process looks after the tables: a target of its own, which `all` held before 2.4.
  // loki pkg/loki/loki.go:404@v2.3.0, :453@v2.4.0
  public static boolean areManaged(LokiView loki) {
    Stream<List<String>> targets =
        loki.config().runs().isEmpty()
            ? Stream.of(loki.targets())
            : loki.config().runs().stream().map(loki::targets);
    return areUsed(loki) && targets.anyMatch(it -> manage(loki, it));
  }

  private static boolean manage(LokiView loki, List<String> targets) {
    return targets.contains("table-manager")
        || (targets.contains("all")
            && loki.config().lacks(Capability.LOKI_ALL_WITHOUT_TABLE_MANAGER));
  }

  public static Optional<PlacedText> urlSetting(LokiView loki) {
    return loki.value("storage_config", "aws", "dynamodb", "dynamodb_url")
        .filter(url -> !url.isEmpty())
        .map(
            url ->
                new PlacedText(
                    url, loki.placeOf("storage_config", "aws", "dynamodb", "dynamodb_url")));
  }

  public static Optional<AwsUrl> url(LokiView loki) {
    return urlSetting(loki).flatMap(AwsUrl::of);
  }

  /// The settings of how AWS bills the tables.
  public static Mapping provisioning(LokiView loki) {
    return loki.tree().mapping("table_manager").mapping("index_tables_provisioning");
  }
}
