package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.List;

/// Names are as short and as plain as the API server, and what it makes of them, demand.
final class NamesFit implements PictureRule {

  /// A label's value, and the name of a Service.
  private static final int LABEL = 63;

  /// A StatefulSet's pods carry a label with its name and a hash of ten digits.
  private static final int STATEFUL_SET = 52;

  @Override
  public About about() {
    return new About(
        "kubernetes/name",
        Severity.ERROR,
        Versions.ALL,
        "a name is too long, or has characters that it may not have",
        "the API server refuses a Service; it takes a StatefulSet, which then makes no pod: "
            + "`must be no more than 63 characters`",
        "write a-z, 0-9 and dashes, 63 characters at most, 52 for a StatefulSet",
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    for (Service service : picture.services()) {
      if (service.name().length() > LABEL || !isPlain(service.name())) {
        findings.add(finding(service.object(), LABEL));
      }
    }
    for (Workload workload : picture.workloads()) {
      if (workload.kind().equals("StatefulSet") && workload.name().length() > STATEFUL_SET) {
        findings.add(finding(workload.object(), STATEFUL_SET));
      }
    }
    return findings;
  }

  private Finding finding(KubeObject object, int most) {
    String message =
        object.name().length() > most
            ? "'%s' has %d characters, %d too many"
                .formatted(object.name(), object.name().length(), object.name().length() - most)
            : "'%s' is no name of a Service".formatted(object.name());
    return about().finding(object.placeOf("metadata", "name"), message);
  }

  /// Whether it is of small letters, digits and dashes, and begins with a letter or a digit.
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean dash = c == '-' && i > 0 && i < name.length() - 1;
      if (!letter && !dash) {
        return false;
      }
    }
    return true;
  }
}
