package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.generate.ResolvedStacks;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.rule.registry.StackRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings of storage, right and wrong, each with all of its errors and warnings.
class StorageSettingsTest {

  private static final String IRSA =
      "auth: {irsa: {roleArn: 'arn:aws:iam::999988887777:role/loki'}}";
  private static final String SECRET = "auth: {secret: {name: loki-s3}}";
  private static final String CHUNKS =
      "chunks: {s3: {bucket: acme-logs, region: eu-west-1, %s}}".formatted(IRSA);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}                      | |
          storage: {s3: {bucket: acme-logs, region: us-gov-west-1, auth: {irsa: {roleArn: 'arn:aws-us-gov:iam::999988887777:role/loki'}}}} | |
          storage: {s3: {bucket: acme-logs, region: cn-north-1, auth: {irsa: {roleArn: 'arn:aws-cn:iam::999988887777:role/team/loki'}}}} | |
          storage: {s3: {bucket: acme-logs, region: eusc-de-east-1, auth: {irsa: {roleArn: 'arn:aws-eusc:iam::999988887777:role/loki'}}}} | |
          storage: {s3: {bucket: logs.acme.com, region: eu-west-1, IRSA}}                  | |
          storage: {s3: {buckets: [one-a, one-b], region: eu-west-1, IRSA}}                | |
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:9000', SECRET}}               | |
          storage: {s3: {bucket: acme-logs, endpoint: s3.acme.com, region: garage, SECRET}} | |
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:9000', insecure: true, SECRET}} | |
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:9000', forcePathStyle: false, SECRET}} | |
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {secret: {name: keys, accessKey: id, secretKey: key}}}} | |
          storage: {filesystem: {size: 50Gi, storageClass: gp3}}                           | |
          storage: {dynamodb: {region: eu-west-1, CHUNKS}}\\nloki: {version: '2.9'}          | loki/deprecated-store | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, throughput: {provisioned: {write: 100, read: 50}}, CHUNKS}}\\nloki: {version: '2.9'} | loki/deprecated-store | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, tablePeriod: 24h, CHUNKS}}\\nloki: {version: '2.9', retention: 30d} | loki/deprecated-store | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, tablePeriod: 0, tablePrefix: loki_index, CHUNKS}}\\nloki: {version: '2.9', retention: forever} | loki/deprecated-store storage/one-table | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, CHUNKS}}\\nloki: {version: '3.7'}          | loki/deprecated-store storage/dynamodb-on-loki-3 | 'aws' is deprecated
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {instanceRole: true}}} | storage/instance-role | role gives access to the bucket
          storage: {s3: {bucket: chunks, region: eu-west-1, IRSA}}                         | storage/sample-bucket | the bucket of an example
          storage: {s3: {bucket: chunks, endpoint: 'minio:9000', SECRET}}                  | |
          storage: {s3: {bucket: acme-logs, region: us-east-1, auth: {irsa: {roleArn: 'arn:aws:iam::111122223333:role/loki'}}}} | storage/example-role | is an example
          tier: prod\\nstorage: {s3: {bucket: acme-logs, endpoint: 'minio:9000', insecure: true, SECRET}} | storage/plain-http | over plain HTTP
          storage: {s3: {bucket: Acme, region: eu-west-1, IRSA}}                           | stack/value | 'Acme' is not a valid bucket name
          storage: {s3: {bucket: ab, region: eu-west-1, IRSA}}                             | stack/value | it has 2 characters
          storage: {s3: {bucket: a..b, region: eu-west-1, IRSA}}                           | stack/value | 'a..b' is not a valid bucket name
          storage: {s3: {bucket: -abc, region: eu-west-1, IRSA}}                           | stack/value | '-abc' is not a valid bucket name
          storage: {s3: {bucket: a_b_c, region: eu-west-1, IRSA}}                          | stack/value | 'a_b_c' is not a valid bucket name
          storage: {s3: {bucket: 10.0.0.1, region: eu-west-1, IRSA}}                       | stack/value | is an IP address
          storage: {s3: {bucket: xn--logs, region: eu-west-1, IRSA}}                       | stack/value | is reserved by S3
          storage: {s3: {bucket: logs-s3alias, region: eu-west-1, IRSA}}                   | stack/value | is reserved by S3
          storage: {s3: {bucket: 's3://acme-logs', region: eu-west-1, IRSA}}               | stack/value | is not a bucket's name but a path or URL
          storage: {s3: {bucket: acme-logs/loki, region: eu-west-1, IRSA}}                 | stack/value | is not a bucket's name but a path or URL
          storage: {s3: {bucket: acme-logs, region: Europe, IRSA}}                         | stack/value | 'Europe' is not a region
          storage: {s3: {bucket: acme-logs, region: europe, IRSA}}                         | stack/value | 'europe' is not a region of AWS
          storage: {s3: {bucket: acme-logs, region: eu-west-1a, IRSA}}                     | stack/value | 'eu-west-1a' is not a region of AWS
          storage: {s3: {bucket: acme-logs, IRSA}}                                         | stack/missing | `storage.s3.region` is missing
          storage: {s3: {region: eu-west-1, IRSA}}                                         | stack/missing | `storage.s3.bucket` is missing
          storage: {s3: {bucket: acme-logs, region: eu-west-1}}                            | stack/missing | `storage.s3.auth` is missing
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {irsa: {}}}}          | stack/missing | `storage.s3.auth.irsa.roleArn` is missing
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {secret: {}}}}        | stack/missing | `storage.s3.auth.secret.name` is missing
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {instanceRole: false}}} | stack/choice | cannot be false
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {instanceRole: true, secret: {name: x}}}} | stack/choice | has both secret and instanceRole
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {secret: {name: A_B}}}} | stack/value | is not the name of a Secret
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {secret: {name: ab, accessKey: 'a b'}}}} | stack/value | is not a key of a Secret
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {irsa: {roleArn: 'arn:aws:iam::1234:role/loki'}}}} | stack/value | is not the ARN of an IAM role
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {irsa: {roleArn: 'arn:aws:iam::999988887777:role/loki:'}}}} | stack/value | is not the ARN of an IAM role
          storage: {s3: {bucket: acme-logs, region: eu-west-1, auth: {irsa: {roleArn: 'arn:aws:iam::999988887777:user/loki'}}}} | stack/value | is not the ARN of an IAM role
          storage: {s3: {bucket: acme-logs, region: cn-north-1, IRSA}}                     | stack/value | the role is in partition aws, the region cn-north-1 in aws-cn
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:9000', IRSA}}                 | stack/value | auth irsa is for AWS
          storage: {s3: {bucket: acme-logs, endpoint: 'http://minio:9000', SECRET}}        | stack/value | has a scheme
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:9000/logs', SECRET}}          | stack/value | has a path
          storage: {s3: {bucket: acme-logs, endpoint: 'minio:99999', SECRET}}              | stack/value | has no such port
          storage: {s3: {bucket: acme-logs, endpoint: 'min io', SECRET}}                   | stack/value | is not a server's address
          storage: {s3: {bucket: acme-logs, endpoint: s3.eu-west-1.amazonaws.com, SECRET}} | stack/value | is AWS itself
          storage: {s3: {bucket: acme-logs, region: eu-west-1, insecure: true, IRSA}}      | stack/outside | has no effect without `endpoint`
          storage: {s3: {bucket: acme-logs, buckets: [b-1], region: eu-west-1, IRSA}}      | stack/choice | has both bucket and buckets
          storage: {s3: {buckets: [one-a, one-a], region: eu-west-1, IRSA}}                | stack/value | a bucket is named twice
          storage: {s3: {bucketnames: acme-logs, region: eu-west-1, IRSA}}                 | stack/missing stack/unknown-key | `storage.s3` has no key 'bucketnames'
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}, filesystem: {size: 1Gi}} | stack/choice | has both filesystem and s3
          storage: {gcs: {bucket: acme}}                                                   | stack/unknown-key | has no key 'gcs'
          storage: {dynamodb: {CHUNKS}}\\nloki: {version: '2.9'}                            | stack/missing | `storage.dynamodb.region` is missing
          storage: {dynamodb: {region: eu-west-1}}\\nloki: {version: '2.9'}                 | stack/missing | `storage.dynamodb.chunks` is missing
          storage: {dynamodb: {region: eu-west-1, tablePeriod: 36h, CHUNKS}}               | stack/value | an index period of 36h is not whole days
          storage: {dynamodb: {region: eu-west-1, tablePeriod: often, CHUNKS}}             | stack/value | 'often' is not an index period
          storage: {dynamodb: {region: eu-west-1, tablePrefix: 'loki index', CHUNKS}}      | stack/value | is not the beginning of a table's name
          storage: {dynamodb: {region: eu-west-1, tablePrefix: li, tablePeriod: 0, CHUNKS}} | stack/value | is too short
          storage: {dynamodb: {region: eu-west-1, throughput: {onDemand: false}, CHUNKS}}  | stack/choice | cannot be false
          storage: {dynamodb: {region: eu-west-1, throughput: {provisioned: {write: 0}}, CHUNKS}} | stack/value | provisioned.write` cannot be 0
          storage: {dynamodb: {region: eu-west-1, throughput: {autoscaled: {minWrite: 9, maxWrite: 5, roleArn: 'arn:aws:iam::999988887777:role/s', metricsUrl: 'http://p:9090'}}, CHUNKS}} | stack/value | maxWrite 5 is below minWrite 9
          storage: {dynamodb: {region: eu-west-1, throughput: {autoscaled: {roleArn: 'arn:aws:iam::999988887777:role/s'}}, CHUNKS}} | stack/missing | metricsUrl` is missing
          storage: {dynamodb: {region: eu-west-1, CHUNKS}}\\nloki: {version: '2.9', retention: 30d} | loki/deprecated-store loki/retention-of-tables | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, tablePeriod: 0, CHUNKS}}\\nloki: {version: '2.9', retention: 28d} | loki/deprecated-store loki/retention-of-tables storage/one-table | 'aws' is deprecated
          storage: {dynamodb: {region: eu-west-1, CHUNKS}}\\nloki: {version: '2.9', streamRetention: [{selector: '{a="b"}', period: 7d}]} | loki/deprecated-store loki/retention-of-tables | 'aws' is deprecated
          storage: {filesystem: {size: 10Gi}}\\nloki: {replicas: 3}                         | loki/filesystem-one-replica | cannot share a filesystem
          storage: {filesystem: {size: 10Gi}}\\nloki: {persistence: {size: 5Gi}}            | stack/persistence | has an effect only with object storage
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}\\nloki: {replicas: 2} | loki/two-replicas | 2 Loki replicas
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}\\nloki: {replicas: 3, schema: [{from: 2023-01-01, store: tsdb, schema: v13, objectStore: filesystem}, {from: 2024-01-01, store: tsdb, schema: v13}]} | loki/filesystem-one-replica | cannot share a period
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}\\nloki: {schema: [{from: 2023-01-01, store: aws, schema: v11, indexPeriod: 0}, {from: 2024-01-01, store: tsdb, schema: v13}]} | loki/schema-storage loki/tables-of-older-period storage/dynamodb-on-loki-3 | keeps its index in DynamoDB, but `storage.dynamodb` is not set
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}\\nloki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13, objectStore: filesystem}]} | loki/schema-storage | the newest period writes to the pod's disk
          storage: {filesystem: {size: 10Gi}}\\nloki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13, objectStore: s3}]} | loki/schema-storage | keeps its chunks in a bucket
          loki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13}, {from: 2023-01-01, store: tsdb, schema: v13}]} | stack/value | does not begin after
          loki: {schema: [{from: 2024-13-01, store: tsdb, schema: v13}]}                   | stack/value | is not a day
          loki: {schema: [{from: 2024-01-01, store: dynamodb, schema: v11}]}               | stack/value | Loki knows no index store 'dynamodb'
          loki: {schema: [{from: 2024-01-01, store: cassandra, schema: v11}]}              | stack/value | plg knows no index store 'cassandra'
          loki: {schema: [{from: 2024-01-01, store: tsdb, schema: v14}]}                   | stack/value | there is no schema v14
          loki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13, indexPeriod: 168h}]} | stack/value | the index period of tsdb is 168h
          loki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13, objectStore: gcs}]} | stack/value | plg knows no object store 'gcs'
          loki: {schema: [{from: 2024-01-01, store: tsdb, schema: v13, indexPrefix: loki2}]} | stack/value | ends with a digit
          loki: {schema: [{store: tsdb, schema: v13}]}                                     | stack/missing | from` is missing
          loki: {retention: 12h}                                                           | stack/value | is too short
          loki: {retention: never}                                                         | stack/value | is not a retention period
          loki: {streamRetention: [{selector: 'namespace=dev', period: 7d}]}               | stack/value | is not a stream selector
          loki: {streamRetention: [{selector: '{a="b"}', period: 1h}]}                     | stack/value | is too short
          loki: {ingest: 5GB}                                                              | stack/value | '5GB' is not a load
          loki: {ingest: 0GB/day}                                                          | stack/value | a load of 0
          storage: {filesystem: {size: 30Gi}}\\nloki: {ingest: 20GB/day}                     | |
          storage: {filesystem: {size: 20Gi}}\\nloki: {ingest: 20GB/day}                     | loki/disk-fills | at 20GB/day a disk of 20Gi is full after 5 to 10 days, but logs are kept for 168h
          storage: {s3: {bucket: acme-logs, region: eu-west-1, IRSA}}\\nloki: {ingest: 20GB/day} | |
          loki: {ingest: 20 MB/s}                                                          | loki/disk-fills loki/load-past-mode | 1728GB/day is more than one pod
          loki: {ingest: 1MB/min}                                                          | stack/value | '1MB/min' is not a load
          tempo: {ingest: 2MB/s}                                                           | |
          tempo: {ingest: 2TB/day}                                                         | |
          tempo: {ingest: 3TB/day}                                                         | tempo/load-past-mode | 35MB/s is more than one pod of Tempo
          tempo: {ingest: much}                                                            | stack/value | 'much' is not a load
          cluster: {nodes: 0}                                                              | stack/value | nodes
          loki: {ingest: 50GB/day}                                                         | loki/disk-fills loki/load-past-mode | more than one pod of Loki is designed for
          loki: {tenancy: {enabled: true}}                                                 | stack/missing | `loki.tenancy.tenant` is missing
          loki: {tenancy: {enabled: false, tenant: a}}                                     | stack/tenancy | is not enabled
          loki: {tenancy: {tenant: a/b}}                                                   | stack/value | is not a tenant id
          loki: {tenancy: {tenant: '..'}}                                                  | stack/value | is a folder's name
          loki: {tenancy: {tenant: acme}}                                                  | |
          """)
  void are_taken_or_refused_as_they_must(String text, String rules, String words) {
    List<Finding> findings = findings(stack(text));
    String expected = rules == null ? "" : rules;
    assertEquals(
        expected,
        findings.stream().map(Finding::rule).sorted().collect(Collectors.joining(" ")),
        findings::toString);
    if (!expected.isEmpty()) {
      assertTrue(
          findings.stream().anyMatch(it -> it.message().contains(words)), findings::toString);
      assertTrue(findings.stream().allMatch(it -> it.place().isKnown()), findings::toString);
      assertFalse(findings.stream().anyMatch(it -> it.fix().isEmpty()), findings::toString);
    }
  }

  private static String stack(String text) {
    return "extends: dev\n"
        + text.replace("\\n", "\n")
            .replace("IRSA", IRSA)
            .replace("SECRET", SECRET)
            .replace("CHUNKS", CHUNKS)
        + "\ngrafana: {admin: {existingSecret: admin}}\n";
  }

  private static List<Finding> findings(String text) {
    Optional<String> none = Optional.empty();
    Resolved resolved =
        StackResolver.resolve(
            new Request(none, List.of("stack.yaml"), none, List.of(), none),
            _ -> text.getBytes(StandardCharsets.UTF_8));
    return Stream.concat(
            resolved.findings().stream(),
            resolved.stack().stream()
                .flatMap(
                    stack ->
                        StackRules.check(ResolvedStacks.of(stack, resolved.source())).stream()))
        .filter(it -> it.severity() != Severity.NOTE)
        .sorted()
        .toList();
  }
}
