package dev.plg.rule.tempo;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Blocks are written in a format that this Tempo has.
final class BlocksCanBeWritten implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/block-version",
        Severity.ERROR,
        Versions.from("Tempo", "2.9"),
        "blocks are to be written in a format that this Tempo no longer has",
        "Tempo exits: `block version validation failed: … is not a valid block version`",
        "leave `storage.trace.block.version` out",
        "tempo tempodb/encoding/versioned.go@v2.9.5, @v2.10.8, @v3.0.3");
  }

  private static final Map<String, String> GONE =
      Map.of("vParquet", "2.9", "vParquet2", "2.10", "v2", "3.0");

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .flatMap(
            tempo ->
                tempo
                    .value("storage", "trace", "block", "version")
                    .filter(version -> isGone(tempo, version))
                    .map(
                        version ->
                            about()
                                .finding(
                                    tempo.placeOf("storage", "trace", "block", "version"),
                                    "Tempo %s has no blocks of version %s"
                                        .formatted(
                                            tempo.version().map(Version::toString).orElse(""),
                                            version)))
                    .stream())
        .toList();
  }

  private static boolean isGone(TempoView tempo, String version) {
    return Optional.ofNullable(GONE.get(version)).filter(tempo.config()::isAtLeast).isPresent();
  }
}
