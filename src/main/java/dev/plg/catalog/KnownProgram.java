package dev.plg.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A program at a version of the atlas.
///
/// @param table the resource with its keys
/// @param released the day of its release; of one that is coming, the day of its newest change
/// @param isReleased false of the version that the main branch will be
public record KnownProgram(
    Program program, String table, Version version, LocalDate released, boolean isReleased) {

  private static final String FOLDER = "atlas/programs/";

  private static final Map<String, List<KnownProgram>> READ = new ConcurrentHashMap<>();

  /// All versions of a program, the oldest first; none of a program that is not in the atlas.
  public static List<KnownProgram> of(Program program) {
    return of(program, table(program));
  }

  /// All versions of a program whose configuration is YAML, the oldest first; none of another
  /// program.
  static List<KnownProgram> ofKeys(Program program) {
    return program == Program.ALLOY ? List.of() : of(program);
  }

  /// All versions of a program whose configuration is made of blocks, the oldest first; none of
  /// another program.
  static List<KnownProgram> ofBlocks(Program program) {
    return switch (program) {
      case ALLOY -> of(program);
      case GRAFANA_AGENT -> of(program, table(program) + "-flow");
      case LOKI,
          PROMTAIL,
          TEMPO,
          GRAFANA,
          EVENT_EXPORTER,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          List.of();
    };
  }

  private static List<KnownProgram> of(Program program, String table) {
    return READ.computeIfAbsent(table, _ -> read(program, table));
  }

  private static List<KnownProgram> read(Program program, String table) {
    return KeyTable.text(table + ".versions")
        .orElse("")
        .lines()
        .map(line -> read(program, table, line.split("\t", -1)))
        .toList();
  }

  private static KnownProgram read(Program program, String table, String[] columns) {
    return new KnownProgram(
        program, table, Version.of(columns[0]), LocalDate.parse(columns[1]), columns[2].isEmpty());
  }

  /// The one of a version, or the nearest; empty where none is near.
  ///
  /// @param version one without a patch, as `2.9`, is the newest of that minor
  static Optional<Nearby<KnownProgram>> near(List<KnownProgram> known, Version version) {
    boolean isMinor = version.toString().chars().filter(c -> c == '.').count() < 2;
    return known.stream()
        .filter(it -> isMinor && it.version().minor().equals(version.minor()))
        .reduce((_, next) -> next)
        .map(it -> new Nearby<>(it, List.of(), true))
        .or(() -> Nearby.of(version, known, KnownProgram::version));
  }

  /// The table of a program's keys.
  static String table(Program program) {
    return FOLDER + program.id();
  }

  KeyTable keyTable() {
    return KeyTable.load(table, version).orElseThrow();
  }
}
