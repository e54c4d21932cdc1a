package dev.plg.rule.storage;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.AwsUrl;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the area `storage` on an index in DynamoDB.
public final class StorageDynamodbRules {

  private static final List<String> SCALES =
      List.of("write_scale", "read_scale", "inactive_write_scale", "inactive_read_scale");

  private static final Set<String> CHOSEN =
      Set.of(
          "enable_ondemand_throughput_mode",
          "provisioned_write_throughput",
          "provisioned_read_throughput",
          "write_scale");

  public static final List<Rule> ALL =
      List.of(
          error("storage/no-table-manager", LOKI.from("2.4"))
              .what("no table manager creates the tables of the index")
              .why(
                  "Loki accepts pushes, but every flush fails: `ResourceNotFoundException:"
                      + " Requested resource not found`")
              .fix(
                  "also run Loki with -target=all,table-manager, or create the tables by hand;"
                      + " better, write the index as tsdb to S3")
              .source("loki pkg/loki/loki.go:453@v2.4.0, :404@v2.3.0")
              .where(it -> !it.config().runs().isEmpty())
              .findsIn(
                  (loki, picture) ->
                      LokiView.in(picture).anyMatch(DynamoTables::areManaged)
                          ? Stream.empty()
                          : loki
                              .lastPeriod()
                              .filter(it -> DynamoTables.STORES.contains(it.store()))
                              .map(
                                  it ->
                                      at(
                                          it.placeOf("store"),
                                          "the index is in the DynamoDB tables '%s…', but no table"
                                              + " manager runs",
                                          prefix(it)))
                              .stream()),
          error("storage/dynamodb-credentials", urls(LOKI.from("3.6")))
              .what("Loki 3.6 and later does not use a role for DynamoDB")
              .why(
                  "the client has no default credential chain: AWS refuses every request to the"
                      + " table")
              .fix(
                  "stay on Loki 3.5, add access keys to the URL by a variable, or write the index"
                      + " as tsdb to S3")
              .source("loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:915@v3.7.6")
              .where(it -> !it.hasUser())
              .says("the DynamoDB URL contains no access keys")
              .at(AwsUrl::place),
          error("storage/dynamodb-url", LOKI)
              .what("the index is in DynamoDB, but no DynamoDB URL is set")
              .why("Loki does not start: `Must set -dynamodb.url in aws mode`")
              .fix("set `storage_config.aws.dynamodb.dynamodb_url: dynamodb://REGION`")
              .source("loki pkg/storage/factory.go:444@v3.7.6")
              .where(
                  it ->
                      DynamoTables.urlSetting(it).isEmpty()
                          && it.config().flag("dynamodb.url").isEmpty())
              .finds(
                  loki ->
                      DynamoTables.periods(loki)
                          .limit(1)
                          .map(
                              it ->
                                  at(
                                      it.placeOf("store"),
                                      "store '%s' requires"
                                          + " `storage_config.aws.dynamodb.dynamodb_url`",
                                      it.store()))),
          warning("storage/dynamodb-path", urls(LOKI))
              .what("the DynamoDB URL contains a table name")
              .why("Loki takes table names only from `index.prefix`")
              .fix(
                  "write dynamodb://REGION, and set the start of the table names as `index.prefix`")
              .source("loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:925@v3.7.6")
              .where(it -> !it.path().isEmpty())
              .says("Loki ignores the table '%s'", AwsUrl::path)
              .at(AwsUrl::place),
          warning("storage/throughput", LOKI)
              .what("the throughput of the tables is not set")
              .why(
                  "Loki provisions each active table with 1000 writes and 300 reads per second, and"
                      + " each older one with 300 reads")
              .fix(
                  "set `table_manager.index_tables_provisioning.enable_ondemand_throughput_mode:"
                      + " true` and `enable_inactive_throughput_on_demand_mode: true`")
              .source("loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6")
              .where(DynamoTables::areManaged)
              .where(
                  it -> DynamoTables.provisioning(it).keys().stream().noneMatch(CHOSEN::contains))
              .finds(
                  loki ->
                      loki.lastPeriod().stream()
                          .map(
                              it ->
                                  at(
                                      DynamoTables.provisioning(loki).isEmpty()
                                          ? it.placeOf("store")
                                          : loki.placeOf(
                                              "table_manager", "index_tables_provisioning"),
                                      "the throughput of the tables '%s…' is not set and defaults"
                                          + " to 1000 writes per second",
                                      prefix(it)))),
          error("storage/autoscaling-metrics", LOKI)
              .what("autoscaling of tables is enabled without a metrics URL")
              .why(
                  "the table manager exits: `WriteScale is enabled but no Metrics URL has been"
                      + " provided`")
              .fix(
                  "set `storage_config.aws.dynamodb.metrics.url` to the URL of Prometheus, or use"
                      + " on-demand mode")
              .source("loki pkg/loki/modules.go:889@v3.7.6")
              .where(DynamoTables::areManaged)
              .where(
                  it -> it.value("storage_config", "aws", "dynamodb", "metrics", "url").isEmpty())
              .where(it -> it.config().flag("metrics.url").isEmpty())
              .finds(StorageDynamodbRules::scaled));

  private StorageDynamodbRules() {}

  /// The URLs of the configurations that keep an index in DynamoDB.
  private static Subject<Picture, AwsUrl> urls(Subject<Picture, LokiView> configurations) {
    return configurations.each(
        loki ->
            DynamoTables.url(loki)
                .filter(url -> DynamoTables.areUsed(loki) && !url.scheme().equals("inmemory"))
                .stream());
  }

  private static String prefix(Period period) {
    return period.index("prefix").orElse("");
  }

  private static Stream<Violation> scaled(LokiView loki) {
    return Stream.of("index_tables_provisioning", "chunk_tables_provisioning")
        .flatMap(
            tables ->
                SCALES.stream()
                    .filter(scale -> loki.isOn("table_manager", tables, scale, "enabled"))
                    .map(
                        scale ->
                            at(
                                loki.placeOf("table_manager", tables, scale, "enabled"),
                                "`%s` is enabled, but `storage_config.aws.dynamodb.metrics.url` is"
                                    + " not set",
                                scale)));
  }
}
