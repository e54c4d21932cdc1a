package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Tempo's words for a bucket are not Loki's.
final class WordsAreTempos implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/loki-words",
        Severity.ERROR,
        Versions.of("Tempo"),
        "a bucket is described in Loki's words",
        "Tempo exits: `failed parsing config: … field … not found in type s3.Config`",
        "write `bucket`, `forcepathstyle`, `access_key` and `secret_key`",
        "tempo tempodb/backend/s3/config.go@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .flatMap(
            tempo ->
                tempo.tree().mapping("storage").mapping("trace").mapping("s3").entries().stream())
        .filter(entry -> !tempos(entry.key()).isEmpty())
        .map(entry -> finding(entry))
        .toList();
  }

  private static String tempos(String key) {
    return switch (key) {
      case "bucketnames" -> "bucket";
      case "s3forcepathstyle" -> "forcepathstyle";
      case "access_key_id" -> "access_key";
      case "secret_access_key" -> "secret_key";
      default -> "";
    };
  }

  private Finding finding(Mapping.Entry entry) {
    return about()
        .finding(
            entry.keyPlace(),
            "`%s` is Loki's word".formatted(entry.key()),
            "write `%s`".formatted(tempos(entry.key())));
  }
}
