package dev.plg.source.values;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.source.template.GoTemplate;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Templates inside values, which a chart renders by `tpl`: `{{ .Values.loki.storage.type }}`.
public final class ValuesTemplates {

  private static final String OPEN = "{{";

  private static final Pattern NAMED =
      Pattern.compile("\\$?\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");

  private ValuesTemplates() {}

  /// The values with the text of each template that the values themselves tell, and an
  /// [UnknownValue] for each other one. A text of several lines stays as it is: it is a document of
  /// its own.
  ///
  /// @param whole the values over the chart's own
  /// @param release what `.Release` is
  public static Mapping rendered(Mapping values, Mapping whole, Mapping release) {
    Mapping context = Mapping.of("Values", whole, "Release", release);
    return Trees.map(values, node -> rendered(node, context));
  }

  private static Node rendered(Node node, Mapping context) {
    return node instanceof Scalar scalar
            && scalar.isString()
            && scalar.text().contains(OPEN)
            && !scalar.text().strip().contains("\n")
            && !UnknownValue.is(scalar)
        ? GoTemplate.plain(scalar.text(), context)
            .map(text -> typed(text, scalar.place()))
            .orElseGet(() -> UnknownValue.at(scalar.place()))
        : node;
  }

  /// What YAML makes of the text, since the chart prints it into YAML.
  private static Node typed(String text, Location place) {
    Optional<Node> read =
        YamlReader.readAsHelm("", text).documents().stream().map(Document::root).findFirst();
    return read.isPresent() && read.get() instanceof Scalar scalar
        ? new Scalar(scalar.kind(), scalar.text(), place)
        : new Scalar(Scalar.Kind.STRING, text, place);
  }

  /// The places of the values that a template in the values names: they are read, whatever the
  /// chart's own templates read.
  public static Set<Location> named(Mapping values) {
    return places(values, ways(values));
  }

  /// The places of the values that a text names, as a template of the chart around them.
  public static Set<Location> named(Mapping values, String text) {
    return places(values, ways(text).distinct().toList());
  }

  private static Set<Location> places(Mapping values, List<Pointer> ways) {
    var places = new TreeSet<Location>();
    for (Pointer way : ways) {
      for (int length = 1; length <= way.steps().size(); length++) {
        String[] steps = way.steps().subList(0, length).toArray(String[]::new);
        if (values.find(Pointer.of(steps)).isPresent()) {
          places.add(values.placeOf(steps));
          keyPlace(values, List.of(steps)).ifPresent(places::add);
        }
      }
      values.find(way).ifPresent(below -> addAll(below, places));
    }
    return places;
  }

  private static Optional<Location> keyPlace(Mapping values, List<String> steps) {
    Pointer parent = new Pointer(steps.subList(0, steps.size() - 1));
    return values
        .find(parent)
        .filter(Mapping.class::isInstance)
        .flatMap(node -> ((Mapping) node).entry(steps.getLast()).map(Mapping.Entry::keyPlace));
  }

  private static void addAll(Node node, Collection<Location> places) {
    places.add(node.place());
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    places.add(entry.keyPlace());
                    addAll(entry.value(), places);
                  });
      case Sequence sequence -> sequence.items().forEach(item -> addAll(item, places));
      case Scalar _ -> {}
    }
  }

  private static List<Pointer> ways(Node node) {
    return texts(node).flatMap(ValuesTemplates::ways).distinct().toList();
  }

  private static Stream<Pointer> ways(String text) {
    Matcher named = NAMED.matcher(text);
    return named.results().map(it -> Pointer.of(it.group(1).substring(1).split("\\.", -1)));
  }

  private static Stream<String> texts(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping.entries().stream().flatMap(entry -> texts(entry.value()));
      case Sequence sequence -> sequence.items().stream().flatMap(ValuesTemplates::texts);
      case Scalar scalar -> Stream.of(scalar.text()).filter(text -> text.contains(OPEN));
    };
  }
}
