package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.ChunkStore;
import dev.plg.model.IndexStore;
import dev.plg.model.Schema;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A pod's disk cannot be read by another pod, so Loki on a filesystem is one pod.
public final class FilesystemNeedsOneReplica implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/filesystem-one-replica",
        List.of("R-06"),
        Severity.ERROR,
        Versions.ALL,
        "several Loki replicas cannot share a filesystem",
        "each pod would see only its own chunks, so queries return partial logs",
        "set `storage.s3`, or `loki.replicas: 1`",
        "loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    int replicas = asked.stack().loki().replicas();
    if (replicas == 1) {
      return List.of();
    }
    if (asked.stack().storage().localDisk().isPresent()) {
      return List.of(
          about()
              .finding(
                  asked.place(Pointer.of("loki", "replicas")),
                  "%d Loki replicas cannot share a filesystem".formatted(replicas)));
    }
    return onDisk(asked.stack().loki().schema())
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("loki", "schema")),
                    "%d Loki replicas cannot share a period that is on one pod's disk"
                        .formatted(replicas),
                    "set `loki.replicas: 1` until the period has passed its retention"))
        : List.of();
  }

  private static boolean onDisk(Schema schema) {
    return schema.uses(ChunkStore.FILESYSTEM) || schema.uses(IndexStore.BOLTDB);
  }
}
