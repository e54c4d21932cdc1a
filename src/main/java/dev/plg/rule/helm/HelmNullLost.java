package dev.plg.rule.helm;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.StackCharts;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A null that removes a default of a chart is kept in values that are a text, and lost in values
/// that are part of an object.
final class HelmNullLost {

  static final Rule RULE =
      warning("helm/null-lost", PICTURE)
          .what("values that are part of an object contain a null")
          .why(
              "updates of the object remove each null before Helm sees it: the chart's default"
                  + " stays")
          .fix("write the values as a text")
          .source("fluxcd/kustomize-controller issue 372, argoproj/argo-cd issues 16312 and 19781")
          .finds(HelmNullLost::violations);

  private HelmNullLost() {}

  private static Stream<Violation> violations(Picture picture) {
    Set<Location> installing =
        StackCharts.releases(picture).map(Release::place).collect(Collectors.toSet());
    Stream<Violation> flux =
        picture
            .objects("HelmRelease")
            .filter(object -> installing.contains(object.place()))
            .flatMap(object -> nulls(object.spec().mapping("values")))
            .map(it -> it.fixedBy("move the values to a ConfigMap, and list it in `valuesFrom`"));
    Stream<Violation> argo =
        picture
            .objects("Application")
            .filter(object -> installing.contains(object.place()))
            .flatMap(object -> sources(object.spec()))
            .flatMap(source -> nulls(source.mapping("helm").mapping("valuesObject")))
            .map(it -> it.fixedBy("write the values into `helm.values`, after a `|`"));
    return Stream.concat(flux, argo);
  }

  private static Stream<Mapping> sources(Mapping spec) {
    return Stream.concat(Stream.of(spec.mapping("source")), spec.sequence("sources").mappings());
  }

  private static Stream<Violation> nulls(Mapping values) {
    return nulls(values, Pointer.ROOT)
        .map(
            path ->
                at(
                    values.placeOf(path.steps().toArray(String[]::new)),
                    "`%s` is null in an object: the next update removes it".formatted(path)));
  }

  private static Stream<Pointer> nulls(Node node, Pointer at) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream().flatMap(entry -> nulls(entry.value(), at.to(entry.key())));
    }
    return node.isNull() ? Stream.of(at) : Stream.empty();
  }
}
