package dev.plg.app.report;

import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run looked at, and what it left out: without it, a run without findings on nothing looks
/// like one on a healthy stack.
///
/// @param files how many files had something in them that was judged
/// @param objects how many Kubernetes objects
/// @param programs how many configurations, in objects, in values or alone, by the program
/// @param values releases and files of values by chart
/// @param leftOut by path
public record Judged(
    int files,
    int objects,
    SortedMap<String, Integer> programs,
    List<ChartValues> values,
    List<LeftOut> leftOut) {

  /// What a run judged that gave up.
  public static final Judged NOTHING =
      new Judged(0, 0, Collections.emptySortedMap(), List.of(), List.of());

  /// The most names that a line of text lists.
  private static final int MOST = 3;

  public Judged {
    programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
    values = List.copyOf(values);
    leftOut = leftOut.stream().sorted(Comparator.comparing(LeftOut::path)).toList();
  }

  /// How the values of a chart were judged.
  public enum Way {
    /// By the objects that the chart renders: it was at hand.
    RENDERED(" (rendered%s)"),
    /// By the objects that plg knows that the chart makes.
    MODELLED(""),
    /// By their keys and the configurations in them: plg knows no objects of the chart.
    VALUES(" (values only, no pods)");

    private final String note;

    Way(String note) {
      this.note = note;
    }
  }

  /// Values for a chart.
  ///
  /// @param count of releases or files
  /// @param lacking the APIs that the chart asks for and was rendered without
  public record ChartValues(
      String chart, String version, int count, Way way, SortedSet<String> lacking) {

    private String text() {
      String apis = lacking.isEmpty() ? "" : " without " + String.join(", ", lacking);
      return "%s %s".formatted(chart, version) + times(count) + way.note.formatted(apis);
    }
  }

  /// What was not judged.
  ///
  /// @param path of a file or a folder
  /// @param reason as in `neither YAML nor JSON`
  public record LeftOut(String path, String reason) {}

  /// Whether nothing was judged.
  public boolean isNothing() {
    return objects == 0 && programs.isEmpty() && values.isEmpty();
  }

  /// For people: a line of what was judged, and one for each reason to leave something out.
  public String text() {
    var lines = new StringBuilder("plg: checked " + counted() + "\n");
    byReason()
        .forEach(
            (reason, paths) ->
                lines.append(
                    "plg: left out %s (%s)\n"
                        .formatted(Printable.of(names(paths)), Printable.of(reason))));
    return lines.toString();
  }

  private String counted() {
    String charts = values.stream().map(ChartValues::text).collect(Collectors.joining(", "));
    List<String> parts =
        Stream.of(
                count(objects, "object"),
                configurations() == 0
                    ? ""
                    : count(configurations(), "configuration") + " (" + byProgram() + ")",
                charts.isEmpty() ? "" : "values of " + charts)
            .filter(part -> !part.isEmpty())
            .toList();
    String of = files > 1 ? " of %d files".formatted(files) : "";
    return parts.isEmpty() ? "nothing" : String.join(", ", parts) + of;
  }

  /// How many configurations of programs.
  public int configurations() {
    return programs.values().stream().mapToInt(Integer::intValue).sum();
  }

  private String byProgram() {
    return programs.entrySet().stream()
        .map(it -> it.getKey() + (it.getValue() == 1 ? "" : " " + it.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String count(int number, String noun) {
    return number == 0 ? "" : "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private static String times(int count) {
    return count == 1 ? "" : " (%d times)".formatted(count);
  }

  private Map<String, List<String>> byReason() {
    var paths = new LinkedHashMap<String, List<String>>();
    leftOut.forEach(
        it -> paths.computeIfAbsent(it.reason(), _ -> new ArrayList<>()).add(it.path()));
    return paths;
  }

  private static String names(List<String> paths) {
    String first = paths.stream().limit(MOST).collect(Collectors.joining(", "));
    return paths.size() > MOST ? first + " and %d more".formatted(paths.size() - MOST) : first;
  }

  /// For other programs.
  Mapping tree() {
    return Mapping.builder()
        .put("files", files)
        .put("objects", objects)
        .put("configurations", configurations())
        .put("programs", programs)
        .put("values", values.stream().map(Judged::tree).toList())
        .put("leftOut", leftOut.stream().map(Judged::tree).toList())
        .build();
  }

  private static Mapping tree(ChartValues values) {
    return Mapping.builder()
        .put("chart", values.chart())
        .put("version", values.version())
        .put("count", values.count())
        .put("rendered", values.way() == Way.RENDERED)
        .put("modelled", values.way() == Way.MODELLED)
        .put("withoutApis", List.copyOf(values.lacking()))
        .build();
  }

  private static Mapping tree(LeftOut leftOut) {
    return Mapping.of("path", leftOut.path(), "reason", leftOut.reason());
  }
}
