package dev.plg.source.kustomize;

import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ConfigMaps and Secrets that a kustomization makes of files and literals. They keep the name
/// without a hash, as do the references to them.
final class Generators {

  /// As kustomize marks what it gives a hash to.
  private static final String HASHED = "internal.config.kubernetes.io/needsHashSuffix";

  private final KustomizationFile kustomization;
  private final Documents documents;

  Generators(KustomizationFile kustomization, Documents documents) {
    this.kustomization = kustomization;
    this.documents = documents;
  }

  List<KustomizeResource> apply(List<KustomizeResource> resources) {
    var all = new ArrayList<KustomizeResource>(resources);
    add("configMapGenerator", "ConfigMap", "data", all);
    add("secretGenerator", "Secret", "stringData", all);
    return all;
  }

  private void add(String list, String kind, String key, List<KustomizeResource> all) {
    for (Mapping generator : kustomization.tree().sequence(list).mappings().toList()) {
      Mapping made = object(generator, kind, key);
      KustomizeResource.Id id = KustomizeResource.Id.of(made);
      Optional<KustomizeResource> before =
          all.stream()
              .filter(it -> it.kind().equals(kind))
              .filter(it -> it.ids().stream().anyMatch(old -> old.name().equals(id.name())))
              .findFirst();
      switch (generator.text("behavior").orElse("create")) {
        case "merge" -> before.ifPresent(old -> replace(all, old, merged(old.tree(), made, key)));
        case "replace" -> before.ifPresent(old -> replace(all, old, made));
        default -> all.add(KustomizeResource.of(made));
      }
    }
  }

  private static void replace(List<KustomizeResource> all, KustomizeResource old, Mapping tree) {
    all.set(all.indexOf(old), old.with(tree));
  }

  private static Mapping merged(Mapping old, Mapping made, String key) {
    Mapping data = old.mapping(key).toBuilder().addAll(made.mapping(key)).build();
    Location place = made.entry(key).map(Mapping.Entry::keyPlace).orElse(made.place());
    return old.toBuilder().add(new Mapping.Entry(key, place, data, "")).build();
  }

  private Mapping object(Mapping generator, String kind, String key) {
    Mapping.Builder metadata = Mapping.builder().at(generator.place());
    for (String field : List.of("name", "namespace")) {
      generator.entry(field).ifPresent(metadata::add);
    }
    Mapping.Builder annotations = options(generator, "annotations").toBuilder();
    if (isHashed(generator)) {
      annotations.put(HASHED, "enabled");
    }
    metadata.with("labels", options(generator, "labels")).with("annotations", annotations.build());
    Mapping.Builder data = Mapping.builder().at(generator.place());
    entries(generator).forEach(data::add);
    Location place = generator.place();
    return Mapping.builder()
        .at(place)
        .put("apiVersion", "v1")
        .put("kind", kind)
        .add(new Mapping.Entry("metadata", place, metadata.build(), ""))
        .add(new Mapping.Entry(key, place, data.build(), ""))
        .build();
  }

  /// What is set for all generators, with what one sets itself over it.
  private Mapping options(Mapping generator, String key) {
    return kustomization.tree().mapping("generatorOptions").mapping(key).toBuilder()
        .addAll(generator.mapping("options").mapping(key))
        .build();
  }

  private boolean isHashed(Mapping generator) {
    return Stream.of(generator.mapping("options"), kustomization.tree().mapping("generatorOptions"))
        .noneMatch(it -> it.text("disableNameSuffixHash").filter("true"::equals).isPresent());
  }

  private Stream<Mapping.Entry> entries(Mapping generator) {
    Stream<Scalar> envs =
        Stream.concat(
            scalars(generator, "envs"), generator.find("env").stream().flatMap(Generators::scalar));
    return Stream.of(
            scalars(generator, "files").flatMap(this::file),
            scalars(generator, "literals").flatMap(text -> pair(text.text(), text.place())),
            envs.flatMap(this::env))
        .flatMap(it -> it);
  }

  private static Stream<Scalar> scalars(Mapping generator, String list) {
    return generator.sequence(list).items().stream().flatMap(Generators::scalar);
  }

  private static Stream<Scalar> scalar(Node node) {
    return node instanceof Scalar scalar && !scalar.isNull() ? Stream.of(scalar) : Stream.empty();
  }

  /// `key=path`, or a path whose last step is the key.
  private Stream<Mapping.Entry> file(Scalar source) {
    int equals = source.text().indexOf('=');
    String path = source.text().substring(equals + 1);
    String key =
        equals > 0 ? source.text().substring(0, equals) : path.substring(path.lastIndexOf('/') + 1);
    return kustomization
        .resolve(path)
        .flatMap(file -> documents.text(file, source.place()))
        .map(text -> new Mapping.Entry(key, source.place(), text, ""))
        .stream();
  }

  private Stream<Mapping.Entry> env(Scalar source) {
    return kustomization
        .resolve(source.text())
        .flatMap(file -> documents.text(file, source.place()))
        .stream()
        .flatMap(text -> lines(text).flatMap(it -> it));
  }

  private static Stream<Stream<Mapping.Entry>> lines(Scalar text) {
    var lines = new ArrayList<Stream<Mapping.Entry>>();
    int number = 0;
    for (String line : text.text().lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(pair(line, new Location(text.place().file(), number, 1)));
      }
    }
    return lines.stream();
  }

  private static Stream<Mapping.Entry> pair(String text, Location place) {
    int equals = text.indexOf('=');
    return equals <= 0
        ? Stream.empty()
        : Stream.of(
            new Mapping.Entry(
                text.substring(0, equals),
                place,
                new Scalar(Scalar.Kind.STRING, text.substring(equals + 1), place),
                ""));
  }
}
