package dev.plg.source.argo;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.template.GoTemplate;
import dev.plg.source.values.ReadableValues;
import dev.plg.source.values.SetPath;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The values of one source of an Application: its files, its own values, its parameters.
// argo-cd util/helm/cmd.go template, reposerver/repository/repository.go helmTemplate
final class HelmSource {

  private final Mapping helm;
  private final Optional<LocalChart> local;
  private final Set<String> references;
  private final Documents documents;
  private final List<Finding> gaps;

  /// @param references the names that the Application's sources have as `ref`
  HelmSource(
      Mapping source,
      Optional<LocalChart> local,
      Set<String> references,
      Documents documents,
      List<Finding> gaps) {
    this.helm = source.mapping("helm");
    this.local = local;
    this.references = references;
    this.documents = documents;
    this.gaps = gaps;
  }

  Mapping values() {
    Mapping values = Mapping.EMPTY;
    for (Node item : helm.sequence("valueFiles").items()) {
      if (item instanceof Scalar file) {
        values = Merge.keepingNulls(values, file(file));
      }
    }
    values = Merge.keepingNulls(values, written());
    for (Mapping parameter : helm.sequence("parameters").mappings().toList()) {
      values = with(values, parameter);
    }
    for (Mapping parameter : helm.sequence("fileParameters").mappings().toList()) {
      Optional<String> name = parameter.text("name");
      if (name.isPresent()) {
        values = SetPath.over(values, name.get(), content(parameter));
      }
    }
    return values;
  }

  /// `valuesObject` goes before `values`.
  private Mapping written() {
    if (helm.find("valuesObject").orElse(Scalar.NULL) instanceof Mapping object) {
      return ReadableValues.of(object);
    }
    return helm.find("values").orElse(Scalar.NULL) instanceof Scalar text && text.isString()
        ? ReadableValues.of(documents.valuesInside(text))
        : Mapping.EMPTY;
  }

  private Mapping file(Scalar file) {
    String path = file.text();
    if (path.contains("://")) {
      gaps.add(ClusterSources.gap(file.place(), "the values at %s are not here".formatted(path)));
      return Mapping.EMPTY;
    }
    Optional<Path> at = path.startsWith("$") ? ofReference(path) : ofChart(path);
    if (at.isEmpty() || UnknownValue.is(file) || GoTemplate.isUnknown(file)) {
      gaps.add(ClusterSources.gap(file.place(), "`%s` is not in these files".formatted(path)));
      return Mapping.EMPTY;
    }
    if (path.startsWith("$") && !isReferred(path.substring(1, path.indexOf('/')))) {
      documents.say(noReference(file, path.substring(1, path.indexOf('/'))));
    }
    if (!documents.isFile(at.get())) {
      return missing(file, at.get());
    }
    return ReadableValues.of(documents.values(at.get(), file.place()));
  }

  /// Whether a source has the name, or may have it; Argo CD's own variables are none of them.
  private boolean isReferred(String name) {
    return references.contains(name)
        || name.startsWith("ARGOCD_")
        || references.stream().anyMatch(it -> it.indexOf(GoTemplate.UNKNOWN) >= 0);
  }

  // argo-cd util/argo/argo.go GetRefSources: of `sources` alone
  private static Finding noReference(Scalar file, String name) {
    return Finding.error(
        "source/missing-file",
        file.place(),
        "no source of this Application has `ref: %s`".formatted(name),
        "Argo CD cannot read the file, and nothing is installed",
        "list the repository that holds it under `sources`, with `ref: %s`".formatted(name));
  }

  /// A file that a reference names may be in another repository: its folder tells.
  private Mapping missing(Scalar file, Path at) {
    boolean isHere =
        local.isPresent()
            || Optional.ofNullable(at.getParent())
                .filter(documents.repository()::isFolder)
                .isPresent();
    boolean mayMiss = helm.text("ignoreMissingValueFiles").filter("true"::equals).isPresent();
    if (!isHere) {
      gaps.add(
          ClusterSources.gap(file.place(), "`%s` is not in these files".formatted(file.text())));
    } else if (!mayMiss) {
      return documents.values(at, file.place());
    }
    return Mapping.EMPTY;
  }

  /// `$values/apps/loki.yaml`: from the root of the repository that the reference names.
  private Optional<Path> ofReference(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? Optional.empty() : Application.resolve(documents, path.substring(slash + 1));
  }

  private Optional<Path> ofChart(String path) {
    return path.startsWith("/")
        ? Application.resolve(documents, path)
        : local.map(chart -> chart.resolve(path));
  }

  /// A parameter is `--set`, and `--set-string` with `forceString`.
  private static Mapping with(Mapping values, Mapping parameter) {
    Optional<String> name = parameter.text("name");
    if (name.isEmpty() || !(parameter.find("value").orElse(Scalar.NULL) instanceof Scalar value)) {
      return values;
    }
    boolean string = parameter.text("forceString").filter("true"::equals).isPresent();
    Node typed =
        string || value.isNull()
            ? new Scalar(Scalar.Kind.STRING, value.isNull() ? "" : value.text(), value.place())
            : SetPath.typed(value.text(), value.place());
    return SetPath.over(values, name.get(), ReadableValues.known(typed));
  }

  private Node content(Mapping parameter) {
    Location place = parameter.placeOf("path");
    return parameter
        .text("path")
        .flatMap(this::ofChart)
        .flatMap(path -> documents.text(path, place))
        .<Node>map(text -> text)
        .orElseGet(() -> UnknownValue.at(place));
  }
}
