package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.StackCharts;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A null that takes a chart's default away reaches Helm in a text, and gets lost in an object.
final class NullsAreText implements PictureRule {

  @Override
  public About about() {
    return new About(
        "helm/null-lost",
        Severity.WARNING,
        Versions.ALL,
        "a null stands in values that are part of an object",
        "an update takes each null out of the object before Helm sees it: the chart's default"
            + " stays",
        "write the values as a text",
        "fluxcd/kustomize-controller issue 372, argoproj/argo-cd issues 16312 and 19781");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Set<Location> installing =
        StackCharts.releases(picture).map(Release::place).collect(Collectors.toSet());
    Stream<Finding> flux =
        picture
            .objects("HelmRelease")
            .filter(object -> installing.contains(object.place()))
            .flatMap(
                object ->
                    nulls(
                        object.spec().mapping("values"),
                        "put the values into a ConfigMap, which `valuesFrom` names"));
    Stream<Finding> argo =
        picture
            .objects("Application")
            .filter(object -> installing.contains(object.place()))
            .flatMap(object -> sources(object.spec()))
            .flatMap(
                source ->
                    nulls(
                        source.mapping("helm").mapping("valuesObject"),
                        "write the values into `helm.values`, behind a `|`"));
    return Stream.concat(flux, argo).distinct().toList();
  }

  private static Stream<Mapping> sources(Mapping spec) {
    return Stream.concat(Stream.of(spec.mapping("source")), spec.sequence("sources").mappings());
  }

  private Stream<Finding> nulls(Mapping values, String fix) {
    return nulls(values, Pointer.ROOT)
        .map(
            at ->
                about()
                    .finding(
                        values.placeOf(at.steps().toArray(String[]::new)),
                        "`%s` is null in an object: it will not be there once it is applied again"
                            .formatted(at),
                        fix));
  }

  private static Stream<Pointer> nulls(Node node, Pointer at) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream().flatMap(entry -> nulls(entry.value(), at.to(entry.key())));
    }
    return node.isNull() ? Stream.of(at) : Stream.empty();
  }
}
