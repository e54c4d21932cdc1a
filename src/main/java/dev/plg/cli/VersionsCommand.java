package dev.plg.cli;

import dev.plg.app.report.Printable;
import dev.plg.catalog.Catalog;
import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.KnownProgram;
import dev.plg.catalog.Program;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Nearest;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `plg versions [NAME [VERSION]]`.
final class VersionsCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(Manual.value("FORMAT", "text (default) or json", "-o", "--output")));

  @Override
  public Manual manual() {
    return new Manual(
        "[-o FORMAT] [NAME [VERSION]]",
        List.of(OUTPUT, Manual.HELP),
        "NAME",
        List.of("Other versions are checked against the nearest of these."),
        List.of(
            new Example("see what each chart of Loki installs", "plg versions loki"),
            new Example("see the images of one", "plg versions loki 6.55.0")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.words();
    if (words.size() > 2) {
      throw new UsageError(
          Arguments.unexpected(words.get(2)) + ": write one name, and one version of it");
    }
    words.stream().limit(1).forEach(VersionsCommand::check);
    String format = arguments.value("-o").orElse("text");
    if (words.size() == 2) {
      terminal.print(OneVersion.print(charts(words.getFirst(), words.getLast()), format));
      return ExitCode.DONE;
    }
    Set<String> names = words.isEmpty() ? names() : Set.copyOf(words);
    terminal.print(
        switch (format) {
          case "text" -> words.isEmpty() ? list(names) : text(words.getFirst());
          case "json" -> json(new TreeSet<>(names));
          default -> throw OneVersion.unknown(format);
        });
    return ExitCode.DONE;
  }

  /// The charts of that name and version; two publishers may have one.
  private static List<KnownChart> charts(String name, String version) {
    List<KnownChart> found =
        KnownCharts.of(name).stream()
            .filter(it -> it.version().toString().equals(version))
            .toList();
    if (found.isEmpty()) {
      throw new UsageError(
          "plg knows no version %s of a chart %s: `plg versions %s` lists them"
              .formatted(Printable.of(version), name, name));
    }
    return found;
  }

  private static Set<String> names() {
    var names = new TreeSet<>(KnownCharts.names());
    programs().forEach(program -> names.add(program.id()));
    return names;
  }

  private static List<Program> programs() {
    return Stream.of(Program.values()).filter(it -> !KnownProgram.of(it).isEmpty()).toList();
  }

  private static List<KnownProgram> program(String name) {
    return Program.of(name).map(KnownProgram::of).orElse(List.of());
  }

  private static void check(String name) {
    if (!names().contains(name)) {
      throw new UsageError(
          "plg knows no chart and no program '%s'%s (there are: %s)"
              .formatted(
                  Printable.of(name),
                  Nearest.to(name, names()).map(it -> "; did you mean '" + it + "'?").orElse(""),
                  String.join(", ", names())));
    }
  }

  private static String list(Set<String> names) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("NAME", "KIND", "VERSIONS", "FROM", "TO", "RELEASED", ""));
    for (String name : names) {
      List<KnownChart> charts = KnownCharts.of(name);
      if (!charts.isEmpty()) {
        KnownChart last = charts.getLast();
        table.add(
            row(
                name,
                "chart",
                charts.size(),
                charts.getFirst().version(),
                last.version(),
                last.released(),
                deprecated(last)));
      }
      List<KnownProgram> known = program(name);
      List<KnownProgram> released = known.stream().filter(KnownProgram::isReleased).toList();
      if (!known.isEmpty()) {
        KnownProgram last = released.getLast();
        String remark =
            Program.of(name)
                .flatMap(VersionsCommand::end)
                .map(VersionsCommand::ended)
                .orElse(coming(known));
        table.add(
            row(
                name,
                "program",
                known.size(),
                known.getFirst().version(),
                last.version(),
                last.released(),
                remark));
      }
    }
    return TextTable.print(table);
  }

  private static List<String> row(String name, String kind, Object... cells) {
    var row = new ArrayList<>(List.of(name, kind));
    Stream.of(cells).map(String::valueOf).forEach(row::add);
    return row;
  }

  private static String coming(List<KnownProgram> known) {
    return known.getLast().isReleased() ? "" : known.getLast().version() + " is coming";
  }

  private static String deprecated(KnownChart chart) {
    return chart.deprecated() ? "deprecated" : "";
  }

  private static String ended(EndOfLife end) {
    return "end of life %s, successor %s".formatted(end.on(), end.successor());
  }

  /// The end of life that a line of the catalog names.
  private static Optional<EndOfLife> end(Program program) {
    return Catalog.LINES.getLast().find(program).flatMap(release -> release.endOfLife());
  }

  private static String text(String name) {
    var text = new StringBuilder();
    List<KnownChart> charts = KnownCharts.of(name);
    if (!charts.isEmpty()) {
      var table = new ArrayList<List<String>>();
      table.add(List.of("CHART", "RELEASED", "APP", "KUBERNETES", "REPOSITORY", ""));
      for (KnownChart chart : charts) {
        table.add(
            List.of(
                chart.version().toString(),
                chart.released().toString(),
                chart.app(),
                chart.kubernetes(),
                chart.repository(),
                deprecated(chart)));
      }
      text.append(TextTable.print(table));
    }
    List<KnownProgram> known = program(name);
    if (!known.isEmpty()) {
      text.append(charts.isEmpty() ? "" : "\n");
      var table = new ArrayList<List<String>>();
      String end =
          Program.of(name).flatMap(VersionsCommand::end).map(VersionsCommand::ended).orElse("");
      table.add(List.of("PROGRAM", "RELEASED", end));
      for (KnownProgram version : known) {
        String date = version.isReleased() ? version.released().toString() : "coming";
        table.add(List.of(version.version().toString(), date, ""));
      }
      text.append(TextTable.print(table));
    }
    return text.toString();
  }

  private static String json(Set<String> names) {
    List<Mapping> charts =
        names.stream()
            .filter(name -> !KnownCharts.of(name).isEmpty())
            .map(
                name ->
                    Mapping.builder()
                        .put("name", name)
                        .put(
                            "versions",
                            KnownCharts.of(name).stream().map(VersionsCommand::json).toList())
                        .build())
            .toList();
    List<Mapping> programs =
        programs().stream()
            .filter(it -> names.contains(it.id()))
            .map(VersionsCommand::json)
            .toList();
    return JsonWriter.write(Mapping.of("charts", charts, "programs", programs));
  }

  static Mapping json(KnownChart chart) {
    Mapping.Builder parts = Mapping.builder();
    chart.parts().forEach((key, part) -> parts.put(key, part.chart() + " " + part.version()));
    return Mapping.builder()
        .put("version", chart.version().toString())
        .put("released", chart.released().toString())
        .put("app", chart.app())
        .put("kubernetes", chart.kubernetes())
        .put("deprecated", chart.deprecated())
        .put("repository", chart.repository())
        .put("parts", parts.build())
        .build();
  }

  private static Mapping json(Program program) {
    Mapping.Builder json = Mapping.builder().put("name", program.id());
    end(program)
        .ifPresent(
            end ->
                json.put(
                    "endOfLife",
                    Mapping.builder()
                        .put("on", end.on().toString())
                        .put("successor", end.successor())
                        .put("source", end.source())
                        .build()));
    return json.put(
            "versions",
            KnownProgram.of(program).stream()
                .map(
                    it ->
                        Mapping.builder()
                            .put("version", it.version().toString())
                            .put("released", it.isReleased() ? it.released().toString() : null)
                            .build())
                .toList())
        .build();
  }
}
