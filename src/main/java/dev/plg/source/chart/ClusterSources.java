package dev.plg.source.chart;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.source.files.Documents;
import dev.plg.source.template.GoTemplate;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the releases of one cluster refer to: its other objects, and the files of the repository.
public record ClusterSources(Picture picture, Documents documents) {

  /// Values that a ConfigMap or Secret holds, and the notes and problems of getting at them.
  ///
  /// @param text empty where it is not at hand
  public record Found(Optional<Scalar> text, List<Finding> gaps) {}

  /// The text that an object names.
  ///
  /// @param from the object that names it
  /// @param kind `ConfigMap` or `Secret`
  /// @param optional whether the release goes on without it
  /// @param place where it is named
  public Found text(
      KubeObject from, String kind, String name, String key, boolean optional, Location place) {
    Optional<KubeObject> holder = picture.find(from, kind, name);
    if (holder.isEmpty()) {
      return new Found(Optional.empty(), List.of(notHere(kind, name, place)));
    }
    Optional<Scalar> text = holder.get().text(key);
    if (isEncrypted(holder.get(), key)) {
      return new Found(Optional.empty(), List.of(encrypted(kind, name, key, place)));
    }
    if (text.isEmpty() && !optional) {
      documents.say(noKey(kind, name, key, place));
    }
    return new Found(text, List.of());
  }

  private static boolean isEncrypted(KubeObject holder, String key) {
    return Stream.of("data", "stringData")
        .flatMap(field -> holder.tree().mapping(field).find(key).stream())
        .anyMatch(ReadableValues::isEncrypted);
  }

  /// The values that a text is.
  public Mapping values(Scalar text) {
    return ReadableValues.of(documents.valuesInside(text));
  }

  /// A note that values of an object are not in the files.
  public static Finding notHere(String kind, String name, Location place) {
    return gap(place, "%s %s is not in these files".formatted(kind, name));
  }

  private static Finding encrypted(String kind, String name, String key, Location place) {
    return gap(place, "`%s` of %s %s is encrypted".formatted(key, kind, name));
  }

  /// A note that some values of a release are not known.
  public static Finding gap(Location place, String message) {
    return new Finding(
        "source/unknown-values",
        Severity.NOTE,
        place,
        message.replace(String.valueOf(GoTemplate.UNKNOWN), "{{ … }}"),
        "plg could not check its values, so errors that they may resolve are reported as warnings",
        "lint the applied values, as in `helm get values RELEASE | plg lint --chart CHART -`");
  }

  private static Finding noKey(String kind, String name, String key, Location place) {
    return Finding.error(
        "source/missing-key",
        place,
        "%s %s has no key `%s`".formatted(kind, name, key),
        "the release stops here: nothing is installed or upgraded",
        "name one of its keys, add the key, or set `optional: true`");
  }
}
