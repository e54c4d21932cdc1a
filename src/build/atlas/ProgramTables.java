package atlas;

import dev.plg.catalog.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes the tables of the programs: of each `<program>.keys`, the keys of its configuration with
/// their intervals, and `<program>.versions`, a line a version with its date, and `coming` where it
/// is not released.
public final class ProgramTables {

  private final Map<String, Clone> clones;
  private final Problems problems;
  private final ReadStructs readStructs;
  private final Map<String, KeyWords> words;

  private ProgramTables(
      Map<String, Clone> clones,
      Problems problems,
      ReadStructs readStructs,
      Map<String, KeyWords> words) {
    this.words = words;
    this.clones = clones;
    this.problems = problems;
    this.readStructs = readStructs;
  }

  /// Writes the tables whose names are asked for, as `programs/loki`; all of them where none is.
  public static void write(
      Map<String, Clone> clones, Path lines, Path out, Collection<String> asked, Problems problems)
      throws IOException {
    var byProgram = new LinkedHashMap<String, List<ProgramLine>>();
    for (ProgramLine line : ProgramLine.read(lines)) {
      byProgram.computeIfAbsent(line.program(), _ -> new ArrayList<>()).add(line);
    }
    byProgram
        .keySet()
        .removeIf(program -> !asked.isEmpty() && !asked.contains("programs/" + program));
    if (byProgram.isEmpty()) {
      return;
    }
    Files.createDirectories(out);
    try (var readStructs = new ReadStructs(lines.resolveSibling("blocks.tsv"))) {
      var tables =
          new ProgramTables(
              clones, problems, readStructs, KeyWords.read(lines.resolveSibling("words.tsv")));
      for (var program : byProgram.entrySet()) {
        tables.write(program.getValue(), out.resolve(program.getKey()));
      }
    }
  }

  private void write(List<ProgramLine> lines, Path out) throws IOException {
    var releases = new TreeMap<Version, ProgramLine.Release>();
    for (ProgramLine line : lines) {
      Clone clone = clones.get(line.source());
      if (clone == null) {
        problems.add(line.program(), "no clone of " + line.source());
        continue;
      }
      List<ProgramLine.Release> found = line.releases(clone);
      if (found.isEmpty()) {
        problems.add(line.program(), line.source() + " has no tag " + line.tags());
      }
      found.forEach(release -> releases.putIfAbsent(release.version(), release));
    }
    var facts = new TreeMap<Version, SortedMap<List<String>, String>>();
    var versions = new StringBuilder();
    for (var answer : shapes(releases).entrySet()) {
      ProgramLine.Release release = releases.get(answer.getKey());
      facts.put(
          answer.getKey(),
          ProgramFacts.of(
              answer.getValue(), words.getOrDefault(release.line().program(), KeyWords.NONE)));
      versions.append(line(release)).append('\n');
    }
    if (!facts.isEmpty()) {
      Files.writeString(
          out.resolveSibling(out.getFileName() + ".keys"),
          new Table(facts).print(List.copyOf(facts.keySet())));
      Files.writeString(out.resolveSibling(out.getFileName() + ".versions"), versions);
    }
  }

  private static String line(ProgramLine.Release release) {
    return String.join(
        "\t",
        release.version().toString(),
        release.commit().date().toString(),
        release.isReleased() ? "" : "coming");
  }

  private SortedMap<Version, ConfigShape> shapes(SortedMap<Version, ProgramLine.Release> releases)
      throws IOException {
    var asked = new LinkedHashMap<ProgramLine.Release, Future<ConfigShape.Answer>>();
    var shapes = new TreeMap<Version, ConfigShape>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      releases.values().forEach(it -> asked.put(it, threads.submit(() -> ask(it))));
      for (var question : asked.entrySet()) {
        answer(question.getKey(), question.getValue())
            .ifPresent(shape -> shapes.put(question.getKey().version(), shape));
      }
    }
    return shapes;
  }

  /// The answer for the first folder that holds the type.
  private ConfigShape.Answer ask(ProgramLine.Release release) throws IOException {
    Clone clone = clones.get(release.line().source());
    ConfigShape.Answer answer = new ConfigShape.Answer(null, List.of());
    for (String folder : release.line().folders()) {
      answer = readStructs.ask(clone, release, folder);
      if (answer.shape() != null) {
        return answer;
      }
    }
    return answer;
  }

  /// The shape; empty where it can't be told. What could not be read is said.
  private Optional<ConfigShape> answer(
      ProgramLine.Release release, Future<ConfigShape.Answer> asked) throws IOException {
    try {
      ConfigShape.Answer answer = asked.get();
      for (String wrong : answer.wrong()) {
        problems.add(release.toString(), wrong);
      }
      return Optional.ofNullable(answer.shape());
    } catch (ExecutionException e) {
      problems.add(release.toString(), String.valueOf(e.getCause().getMessage()));
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
