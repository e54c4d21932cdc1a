package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A chart at a version of the atlas.
///
/// @param released the day on which it was published
/// @param app the version of its program that its templates are written for, as the chart states it
/// @param kubernetes the versions of Kubernetes that it asks for; empty where it does not say
/// @param parts the version of each chart of the atlas that it depends on, by the key of its values
/// @param repository the address that it is published at
public record KnownChart(
    String name,
    Version version,
    LocalDate released,
    String app,
    String kubernetes,
    boolean deprecated,
    SortedMap<String, KnownPart> parts,
    String repository,
    String table)
    implements Comparable<KnownChart> {

  /// Words of an address that tell nothing of whose it is.
  private static final Set<String> GENERAL =
      Set.of("https", "http", "oci", "helm", "github", "io", "com", "ghcr", "docker", "registry-1");

  /// A chart that another depends on.
  public record KnownPart(String chart, String version) {

    /// The chart itself; empty where the atlas does not have that version.
    public Optional<KnownChart> find() {
      return KnownCharts.of(chart, version);
    }
  }

  public KnownChart {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /// @param columns of a line of a table's `.versions`
  static KnownChart read(String name, String table, String[] columns) {
    return new KnownChart(
        name,
        Version.of(columns[0]),
        LocalDate.parse(columns[1]),
        columns[2],
        columns[3],
        !columns[4].isEmpty(),
        parts(columns[5]),
        columns[6],
        table);
  }

  private static SortedMap<String, KnownPart> parts(String text) {
    var parts = new TreeMap<String, KnownPart>();
    for (String part : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
      int equals = part.indexOf('=');
      int space = part.indexOf(' ');
      parts.put(
          part.substring(0, equals),
          new KnownPart(part.substring(equals + 1, space), part.substring(space + 1)));
    }
    return parts;
  }

  /// Whether a repository is its publisher's, as far as the address tells.
  ///
  /// @param address of a chart repository or a registry, or its name
  public boolean isPublishedAt(String address) {
    return words(address).contains(publisher());
  }

  /// `grafana-community` of `https://grafana-community.github.io/helm-charts`, `bitnami` of
  /// `oci://registry-1.docker.io/bitnamicharts`, `min` of `https://charts.min.io`.
  private String publisher() {
    List<String> words = words(repository);
    return repository.startsWith("oci:") ? words.getLast() : words.getFirst();
  }

  private static List<String> words(String address) {
    return Stream.of(address.split("[/.:@]+", -1))
        .map(word -> word.replaceFirst("-?charts$|^helm-charts$", ""))
        .filter(word -> !word.isEmpty() && !GENERAL.contains(word))
        .toList();
  }

  /// The version of its program that it runs where its values name no other: the default tag of the
  /// image, else the one that its templates are written for.
  public Optional<Version> brings() {
    return program()
        .flatMap(it -> defaults().find(Pointer.of(it.tag().split("\\.", -1))))
        .flatMap(tag -> Version.parse(((Scalar) tag).text()))
        .or(() -> Version.parse(app()));
  }

  /// As Helm installs it.
  public Chart installed() {
    return new Chart(repository, name, version.toString(), deprecated);
  }

  KeyTable keyTable() {
    return KeyTable.load(table, version).orElseThrow();
  }

  /// The values that it reads.
  public ChartKeys keys() {
    return ChartKeys.of(this);
  }

  /// The versions of the chart that read a value, the oldest first.
  List<KnownChart> readers(Pointer at) {
    boolean isKnown = KeyTable.load(table).flatMap(all -> all.find(at)).isPresent();
    return isKnown
        ? KnownCharts.of(name).stream()
            .filter(it -> it.keyTable().find(at).filter(KeyNode::isRead).isPresent())
            .toList()
        : List.of();
  }

  /// The values that it has by default.
  public ChartDefaults defaults() {
    return ChartDefaults.of(this);
  }

  /// The images that its defaults name: `docker.io/grafana/loki:3.6.7`. One that is set together
  /// from other values is not among them.
  public SortedSet<String> images() {
    return ChartImages.of(this);
  }

  /// The images of a release with these values: those of [#images], with what the values change,
  /// and without the parts that are switched off.
  public SortedSet<String> images(Mapping values) {
    return ChartImages.of(this, values);
  }

  /// The program that it runs; empty for a chart that runs several, or none with a configuration.
  public Optional<ChartProgram> program() {
    return ChartProgram.of(this);
  }

  @Override
  public int compareTo(KnownChart other) {
    return Comparator.comparing(KnownChart::version)
        .thenComparing(KnownChart::table)
        .compare(this, other);
  }
}
