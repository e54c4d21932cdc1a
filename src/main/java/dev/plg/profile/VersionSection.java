package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Shape.Text.text;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.WrittenVersions;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.model.HelmCharts;
import dev.plg.model.InvalidValue;
import dev.plg.model.NamedVersions;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The versions of programs and charts that a stack file names.
final class VersionSection {

  /// The programs whose charts a stack file chooses a version of.
  private static final List<Program> INSTALLED =
      List.of(Program.LOKI, Program.PROMTAIL, Program.ALLOY, Program.GRAFANA, Program.TEMPO);

  private static final Map<Program, FileKey<String>> CHARTS = charts();

  static final FileKey<FileValue> HELM_CHARTS =
      key("charts", Group.later(() -> List.copyOf(described().values())));

  /// What the places of values in shipped profiles begin with.
  private static final String SHIPPED = "profile:";

  private VersionSection() {}

  /// The key `version` of a program.
  static FileKey<String> version(Program program) {
    return key(
        "version", text("version", (String it) -> check(program, it)).or(Kind.FLOAT, Kind.INTEGER));
  }

  /// The same key with its description.
  static FileKey<String> about(Program program, FileKey<String> version) {
    List<String> minors = WrittenVersions.of(program).minors();
    return version
        .orElse("the one that goes with `loki.version`")
        .about(
            "The version: a minor, whose newest patch runs, or a full version; plg knows %s.%s"
                .formatted(range(minors), end(program)),
            minors.get(minors.indexOf(newest(program)) - 1));
  }

  private static String end(Program program) {
    return EndOfLife.of(program)
        .map(it -> " It reached its end of life on %s.".formatted(it.on()))
        .orElse("");
  }

  /// The minor that runs with the newest Loki.
  private static String newest(Program program) {
    return Catalog.LINES.getLast().release(program).version().minor();
  }

  /// The range of minors in a sentence.
  static String range(List<String> minors) {
    return "%s to %s".formatted(minors.getFirst(), minors.getLast());
  }

  private static Map<Program, FileKey<String>> described() {
    var keys = new EnumMap<Program, FileKey<String>>(Program.class);
    CHARTS.forEach(
        (program, key) -> {
          List<KnownChart> charts = WrittenVersions.of(program).charts();
          KnownChart last = charts.getLast();
          keys.put(
              program,
              key.orElse("the one that goes with `version`")
                  .about(
                      "The version of chart %s, from %s to %s."
                          .formatted(program.id(), charts.getFirst().version(), last.version()),
                      charts.get(charts.size() - 2).version().toString()));
        });
    return keys;
  }

  private static Map<Program, FileKey<String>> charts() {
    var keys = new EnumMap<Program, FileKey<String>>(Program.class);
    for (Program program : INSTALLED) {
      FileKey<String> key =
          key(program.id(), text("version", (String it) -> checkChart(program, it)).or(Kind.FLOAT));
      keys.put(program, key);
    }
    return keys;
  }

  private static String check(Program program, String text) {
    WrittenVersions written = WrittenVersions.of(program);
    if (written.find(text).isPresent()) {
      return text;
    }
    List<String> minors = written.minors();
    Version wanted =
        Version.parse(text)
            .filter(_ -> text.contains("."))
            .orElseThrow(
                () ->
                    new InvalidValue(
                        "'%s' names no minor version".formatted(text),
                        "write a minor, as in \"%s\", or a full version"
                            .formatted(minors.getLast())));
    String name = program.title() + " " + text;
    Optional<Version> newest = written.newest(wanted.minor());
    if (newest.isEmpty()) {
      throw new InvalidValue(
          "plg knows no " + name,
          "set \"%s\": plg knows each minor from %s"
              .formatted(written.nearest(wanted), range(minors)));
    }
    boolean isPast = wanted.compareTo(newest.get()) < 0;
    throw new InvalidValue(
        isPast ? name + " was never published, or was withdrawn" : "plg knows no " + name,
        "set \"%s\", or \"%s\" for the newest patch that plg knows"
            .formatted(newest.get().plain(), wanted.minor()));
  }

  private static String checkChart(Program program, String text) {
    WrittenVersions written = WrittenVersions.of(program);
    List<KnownChart> found = written.charts(text);
    if (found.size() == 1) {
      return text;
    }
    if (found.size() > 1) {
      throw new InvalidValue(
          "two repositories have a chart %s %s".formatted(program.id(), text),
          "write " + named(found));
    }
    int slash = text.indexOf('/');
    String bare = text.substring(slash + 1);
    List<KnownChart> elsewhere = slash < 0 ? List.of() : written.charts(bare);
    if (!elsewhere.isEmpty()) {
      throw new InvalidValue(
          "%s has no chart %s %s".formatted(text.substring(0, slash), program.id(), bare),
          "write " + named(elsewhere));
    }
    Version wanted =
        Version.parse(bare)
            .orElseThrow(
                () ->
                    new InvalidValue(
                        "'%s' is not a version of a chart".formatted(text),
                        "write it as `plg versions %s` lists it".formatted(program.id())));
    throw new InvalidValue(
        "plg writes no values for chart %s %s".formatted(program.id(), text),
        "set %s; `plg versions %s` lists all charts"
            .formatted(written.nearestChart(wanted), program.id()));
  }

  private static String named(List<KnownChart> charts) {
    return charts.stream()
        .map(it -> it.installed().repositoryName() + "/" + it.version())
        .collect(Collectors.joining(" or "));
  }

  /// The version of Loki: the user's; else the one that the chart brings, which the user chose;
  /// else that of the profile.
  static String loki(FileValue root, FileKey<String> version) {
    FileValue loki = root.in(StackFile.LOKI);
    boolean isUsers = loki.has(version) && !loki.place(version).file().startsWith(SHIPPED);
    return isUsers
        ? loki.get(version)
        : chart(root, Program.LOKI)
            .flatMap(KnownChart::brings)
            .map(Version::plain)
            .orElseGet(() -> loki.get(version));
  }

  /// The merged layers without a profile's version of Loki, where the chart that the user chose
  /// decides.
  static Mapping withoutProfileVersion(Mapping source) {
    Mapping loki = source.mapping("loki");
    boolean isProfiles =
        loki.find("version").filter(it -> it.place().file().startsWith(SHIPPED)).isPresent();
    boolean hasChart = source.mapping("helm").mapping("charts").find("loki").isPresent();
    return isProfiles && hasChart
        ? source.toBuilder().put("loki", loki.toBuilder().remove("version").build()).build()
        : source;
  }

  private static Optional<KnownChart> chart(FileValue root, Program program) {
    return Optional.ofNullable(CHARTS.get(program))
        .flatMap(key -> root.in(StackFile.HELM).in(HELM_CHARTS).find(key))
        .map(text -> WrittenVersions.of(program).charts(text).getFirst());
  }

  static NamedVersions read(FileValue root) {
    FileValue helm = root.in(StackFile.HELM);
    FileValue charts = helm.in(HELM_CHARTS);
    if (!charts.isEmpty() && helm.get(StackFile.CHART) == HelmCharts.LOKI_STACK) {
      root.report(
          "charts",
          helm.place(HELM_CHARTS),
          "`helm.charts` has no effect with `helm.chart: loki-stack`",
          "the charts within loki-stack are of the versions that it brings",
          "remove it, or set `helm.chart: each`");
    }
    var chosen = new TreeMap<String, String>();
    CHARTS.forEach(
        (program, key) -> charts.find(key).ifPresent(it -> chosen.put(program.id(), it)));
    var programs = new TreeMap<String, String>();
    named(programs, Program.TEMPO, root.in(StackFile.TEMPO), TempoSection.VERSION);
    named(programs, Program.GRAFANA, root.in(StackFile.GRAFANA), GrafanaSection.VERSION);
    named(programs, Program.PROMTAIL, root.in(StackFile.PROMTAIL), PromtailSection.VERSION);
    named(programs, Program.ALLOY, root.in(StackFile.ALLOY), AlloySection.VERSION);
    named(programs, Program.GRAFANA_AGENT, root.in(StackFile.AGENT), AgentSection.VERSION);
    named(programs, Program.EVENT_EXPORTER, root.in(StackFile.EVENTS), EventsSection.VERSION);
    return new NamedVersions(programs, chosen);
  }

  private static void named(
      Map<String, String> programs, Program program, FileValue section, FileKey<String> key) {
    if (section.has(key)) {
      section.find(key).ifPresent(it -> programs.put(program.id(), it));
    }
  }
}
