package dev.plg.rule.storage;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AwsUrl;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whoever may read ConfigMaps may read what stands in them.
final class KeysAreSecret implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/keys-in-configmap",
        Severity.WARNING,
        Versions.ALL,
        "the key of an object store stands in a ConfigMap",
        "everybody who may look at the namespace, and every backup of it, can read and "
            + "delete the logs",
        "keep it in a Secret, read it as ${NAME} from the environment, and add "
            + "-config.expand-env=true",
        "https://kubernetes.io/docs/concepts/configuration/configmap/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.concat(
            S3Bucket.all(picture).flatMap(bucket -> ofLoki(bucket).stream()),
            picture.configs(Program.TEMPO).flatMap(tempo -> ofTempo(tempo).stream()))
        .toList();
  }

  private Optional<Finding> ofLoki(S3Bucket bucket) {
    Optional<Location> place =
        bucket
            .value("secret_access_key")
            .filter(PlacedText::isPlain)
            .map(_ -> bucket.hidden("secret_access_key"))
            .or(() -> bucket.url().filter(AwsUrl::hasUser).map(_ -> bucket.hidden("s3")));
    return isPublic(bucket.loki().config()) ? place.map(this::finding) : Optional.empty();
  }

  private Optional<Finding> ofTempo(ProgramConfig tempo) {
    return tempo
        .value("storage", "trace", "s3", "secret_key")
        .filter(key -> isPublic(tempo) && !key.isEmpty() && !key.contains("${"))
        .map(_ -> finding(S3Bucket.hidden(tempo, "storage", "trace", "s3", "secret_key")));
  }

  private static boolean isPublic(ProgramConfig config) {
    return config.object().filter(it -> it.kind().equals("ConfigMap")).isPresent();
  }

  private Finding finding(Location place) {
    return about().finding(place, "a secret key stands here in the clear");
  }
}
