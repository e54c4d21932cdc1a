package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Disk;
import dev.plg.model.Platform;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
import java.util.List;

/// EKS marks no StorageClass as the default, so each claim must name one.
public final class EksNeedsStorageClass implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/eks-storage-class",
        List.of("K-07"),
        Severity.WARNING,
        Versions.ALL,
        "a claim on EKS names no StorageClass",
        "EKS 1.30 and later has no default StorageClass: the claim waits for ever, and so does the"
            + " pod",
        "name a class that the cluster has, as in `storageClass: gp3`, with the EBS CSI driver"
            + " installed",
        "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    var findings = new ArrayList<Finding>();
    if (asked.stack().cluster().platform() == Platform.EKS) {
      if (asked.stack().keepsLogs()) {
        check(asked, asked.stack().loki().disk(), lokiDisk(asked.stack()), "Loki", findings);
      }
      asked
          .stack()
          .grafana()
          .ifPresent(
              grafana ->
                  check(
                      asked,
                      grafana.disk(),
                      Pointer.of("grafana", "persistence"),
                      "Grafana",
                      findings));
    }
    return findings;
  }

  private static Pointer lokiDisk(Stack stack) {
    return switch (stack.storage()) {
      case Storage.Filesystem _ -> Pointer.of("storage", "filesystem");
      case Storage.S3 _, Storage.DynamoDb _ -> Pointer.of("loki", "persistence");
    };
  }

  private void check(
      ResolvedStack asked, Disk disk, Pointer at, String whose, List<Finding> findings) {
    if (disk.storageClass().isEmpty()) {
      findings.add(
          about().finding(asked.place(at), "%s's volume names no StorageClass".formatted(whose)));
    }
  }
}
