package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of Services and StatefulSets are valid.
final class KubernetesName {

  private static final Pattern LABEL = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?)?");

  /// The longest value of a label, and name of a Service.
  private static final int LONGEST = 63;

  /// The pods of a StatefulSet have a label with its name and a hash of ten digits.
  private static final int LONGEST_SET = 52;

  static final Rule RULE =
      error("kubernetes/name", PICTURE)
          .ofAnyObject()
          .what("a name is too long or has invalid characters")
          .why(
              "the API server rejects such a Service; it accepts such a StatefulSet, which then"
                  + " creates no pods: `must be no more than 63 characters`")
          .fix("use a-z, 0-9 and dashes, at most 63 characters, 52 for a StatefulSet")
          .source("https://kubernetes.io/docs/concepts/overview/working-with-objects/names/")
          .finds(KubernetesName::violations);

  private KubernetesName() {}

  private static Stream<Violation> violations(Picture picture) {
    Stream<Violation> services =
        picture.services().stream()
            .filter(it -> !it.name().contains("${"))
            .filter(it -> it.name().length() > LONGEST || !LABEL.matcher(it.name()).matches())
            .map(it -> violation(it.object(), LONGEST));
    Stream<Violation> sets =
        picture.workloads().stream()
            .filter(it -> it.kind().equals("StatefulSet") && it.name().length() > LONGEST_SET)
            .map(it -> violation(it.object(), LONGEST_SET));
    return Stream.concat(services, sets);
  }

  private static Violation violation(KubeObject object, int longest) {
    int length = object.name().length();
    return length > longest
        ? at(
            object.placeOf("metadata", "name"),
            "'%s' has %d characters, %d too many",
            object.name(),
            length,
            length - longest)
        : at(
            object.placeOf("metadata", "name"),
            "'%s' is not a valid name of a Service",
            object.name());
  }
}
