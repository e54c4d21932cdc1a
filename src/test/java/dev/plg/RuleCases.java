package dev.plg;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plg.app.patch.UnifiedDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of one rule. `good.yaml` is a document without a finding; `cases.diff` holds every
/// other case as a named edit of one before it, with the findings that the edit causes:
///
///     # the ring is not shared
///     bad.yaml:11:26: error: …
///     --- good.yaml
///     +++ bad.yaml
///     @@ -8,7 +8,7 @@
///
/// A case whose name begins with `good` has no findings.
///
/// @param edits the cases of `cases.diff`, in its order
public record RuleCases(String good, List<Edit> edits) {

  public static final String GOOD = "good.yaml";
  public static final String FILE = "cases.diff";
  private static final String TITLE = "# ";
  private static final String NEW = "/dev/null";
  private static final String UNTITLED = "?";

  /// One case.
  ///
  /// @param title what the edit changes, in words
  /// @param report the findings, as `plg lint` prints them; empty where there are none
  /// @param base the case that is edited, or `/dev/null`
  public record Edit(String title, String report, String base, String name, String text) {

    public boolean isBad() {
      return name.startsWith("bad");
    }

    public boolean isTitled() {
      return !title.isBlank() && !title.equals(UNTITLED);
    }
  }

  /// The cases of a rule.
  public static RuleCases of(String rule) {
    return read(Path.of("golden", "rules", rule), Golden.isAsked());
  }

  /// Reads the cases of a folder.
  ///
  /// @param accepting also take a patch whose place has moved, and the files beside `good.yaml`
  static RuleCases read(Path folder, boolean accepting) {
    try {
      String good = GoldenReference.read(Path.of("golden"), folder.resolve(GOOD));
      Path file = folder.resolve(FILE);
      String patches = Files.exists(file) ? Files.readString(file) : "";
      SequencedMap<String, String> texts = new LinkedHashMap<>();
      texts.put(GOOD, good);
      texts.put(NEW, "");
      SequencedMap<String, Edit> edits = new LinkedHashMap<>();
      for (String section : patches.split("(?m)^(?=# )", -1)) {
        if (!section.isBlank()) {
          Edit edit = edit(section.lines().toList(), texts, accepting);
          texts.put(edit.name(), edit.text());
          edits.put(edit.name(), edit);
        }
      }
      if (accepting) {
        loose(folder, texts, edits);
      }
      return new RuleCases(good, List.copyOf(edits.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(folder.resolve(FILE) + ": " + e.getMessage(), e);
    }
  }

  private static Edit edit(List<String> section, Map<String, String> texts, boolean accepting) {
    int header = 1;
    while (!section.get(header).startsWith("--- ")) {
      header++;
    }
    String base = section.get(header).substring(4);
    String name = section.get(header + 1).substring(4);
    List<String> patch =
        section.subList(header, section.size()).stream().filter(it -> !it.isEmpty()).toList();
    String before = texts.get(base);
    if (before == null) {
      throw new IllegalArgumentException(name + " edits " + base + ", which is not before it");
    }
    return new Edit(
        section.getFirst().substring(TITLE.length()),
        joined(section.subList(1, header)),
        base,
        name,
        TextPatch.apply(patch, before, accepting));
  }

  /// Takes files beside `good.yaml` as edits of what is nearest to them.
  private static void loose(
      Path folder, SequencedMap<String, String> texts, SequencedMap<String, Edit> edits)
      throws IOException {
    for (Path file : looseFiles(folder)) {
      String name = file.getFileName().toString();
      String text = Files.readString(file);
      Edit old = edits.get(name);
      String base = old == null ? nearest(texts, text) : old.base();
      String title = old == null ? UNTITLED : old.title();
      edits.put(name, new Edit(title, "", base, name, text));
      texts.put(name, text);
    }
  }

  /// The files beside `good.yaml`, which `-Dgolden=accept` takes into `cases.diff`.
  private static List<Path> looseFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".yaml") && !it.endsWith(GOOD))
          .sorted(Comparator.comparing(it -> it.toString().replace(".yaml", "")))
          .toList();
    }
  }

  /// Removes the files that were taken into `cases.diff`, or fails because of them.
  public static void requirePacked(Path folder, boolean accepting) throws IOException {
    List<Path> rest;
    try (Stream<Path> files = Files.list(folder)) {
      rest = files.filter(it -> !it.endsWith(GOOD) && !it.endsWith(FILE)).sorted().toList();
    }
    for (Path file : rest) {
      if (!accepting) {
        throw new AssertionError(file + " is not in cases.diff: take it over by -Dgolden=accept");
      }
      Files.delete(file);
    }
  }

  private static String nearest(SequencedMap<String, String> texts, String text) {
    return texts.keySet().stream()
        .min(Comparator.comparingLong(base -> changedLines(texts.get(base), text)))
        .orElseThrow();
  }

  private static long changedLines(String before, String after) {
    return UnifiedDiff.of("", "", before, after)
        .lines()
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .count();
  }

  /// `cases.diff` as it should be.
  ///
  /// @param reports the findings of each case, by its name
  public String diff(Map<String, String> reports) {
    Map<String, String> texts = texts();
    return edits.stream()
        .map(
            it ->
                "%s%s\n%s%s"
                    .formatted(
                        TITLE,
                        it.title(),
                        reports.getOrDefault(it.name(), ""),
                        UnifiedDiff.of(
                            it.base(), it.name(), texts.getOrDefault(it.base(), ""), it.text())))
        .collect(Collectors.joining("\n"));
  }

  /// The documents of all cases, by their names.
  public SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>(Map.of(GOOD, good));
    edits.forEach(it -> texts.put(it.name(), it.text()));
    return texts;
  }

  /// The findings of a case.
  public String report(String name) {
    return edits.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().report();
  }

  /// Writes each document, and the findings of a bad one beside it as `….out`.
  void unpack(Path folder) throws IOException {
    var files = new LinkedHashMap<>(texts());
    edits.stream()
        .filter(Edit::isBad)
        .forEach(it -> files.put(it.name().replace(".yaml", ".out"), it.report()));
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(UTF_8));
    }
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(it -> it + "\n").collect(Collectors.joining());
  }
}
