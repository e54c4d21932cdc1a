package dev.plg.app.move;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Workload;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where logs and traces are stored, and for how long, as the configurations of Loki and Tempo
/// tell.
final class StoreFacts {

  private final Picture picture;
  private final List<List<Fact>> likely;

  StoreFacts(Picture picture, List<List<Fact>> likely) {
    this.picture = picture;
    this.likely = likely;
  }

  void add() {
    picture
        .configs(Program.LOKI)
        .filter(it -> it.object().isPresent())
        .findFirst()
        .ifPresent(this::loki);
    picture
        .configs(Program.TEMPO)
        .findFirst()
        .flatMap(it -> it.tree().find(Pointer.of("compactor", "compaction", "block_retention")))
        .ifPresent(it -> likely.add(List.of(new Fact("tempo.retention", it, it.place()))));
  }

  private void loki(ProgramConfig config) {
    Mapping tree = config.tree();
    storage(tree).ifPresent(likely::add);
    tree.find(Pointer.of("limits_config", "retention_period"))
        .ifPresent(it -> likely.add(List.of(new Fact("loki.retention", it, it.place()))));
    picture
        .workloads(Program.LOKI)
        .flatMap(it -> it.object().spec().sequence("volumeClaimTemplates").mappings())
        .flatMap(it -> it.find(Pointer.of("spec", "resources", "requests", "storage")).stream())
        .findFirst()
        .ifPresent(
            it -> {
              likely.add(List.of(new Fact("storage.filesystem.size", it, it.place())));
              likely.add(List.of(new Fact("loki.persistence.size", it, it.place())));
            });
  }

  private Optional<List<Fact>> storage(Mapping tree) {
    Mapping s3 = tree.mapping("common").mapping("storage").mapping("s3");
    if (s3.isEmpty()) {
      return Optional.empty();
    }
    var facts = new ArrayList<Fact>();
    Mapping.Builder bucket = Mapping.builder();
    s3.find("bucketnames").ifPresent(it -> bucket.put("bucket", it));
    s3.find("region").ifPresent(it -> bucket.put("region", it));
    s3.find("endpoint").ifPresent(it -> bucket.put("endpoint", it));
    auth().ifPresent(it -> bucket.put("auth", it));
    Location place = s3.find("bucketnames").map(Node::place).orElse(s3.place());
    facts.add(new Fact("storage", Mapping.of("s3", bucket.build()), place));
    return Optional.of(facts);
  }

  /// By the role of Loki's account, or by keys in a Secret.
  private Optional<Mapping> auth() {
    Optional<Workload> loki = picture.workloads(Program.LOKI).findFirst();
    Optional<String> role =
        loki.flatMap(it -> picture.find(it.object(), "ServiceAccount", it.serviceAccount()))
            .map(it -> it.annotations().getOrDefault("eks.amazonaws.com/role-arn", ""))
            .filter(it -> !it.isEmpty());
    Optional<String> secret =
        loki.stream()
            .flatMap(it -> it.containers(Program.LOKI))
            .flatMap(it -> it.tree().sequence("env").mappings())
            .filter(it -> it.is("name", "AWS_ACCESS_KEY_ID"))
            .flatMap(it -> it.mapping("valueFrom").mapping("secretKeyRef").text("name").stream())
            .findFirst();
    return role.map(it -> Mapping.of("irsa", Mapping.of("roleArn", it)))
        .or(() -> secret.map(it -> Mapping.of("secret", Mapping.of("name", Scalar.of(it)))));
  }
}
