package dev.plg.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A program at a version of the atlas.
///
/// @param released the day of its release; of one that is coming, the day of its newest change
/// @param isReleased false of the version that the main branch will be
public record KnownProgram(
    Program program, Version version, LocalDate released, boolean isReleased) {

  private static final String FOLDER = "atlas/programs/";

  private static final Map<Program, List<KnownProgram>> READ = new ConcurrentHashMap<>();

  /// All versions of a program, the oldest first; none of a program that is not in the atlas.
  public static List<KnownProgram> of(Program program) {
    return READ.computeIfAbsent(program, KnownProgram::read);
  }

  private static List<KnownProgram> read(Program program) {
    return KeyTable.text(table(program) + ".versions")
        .orElse("")
        .lines()
        .map(line -> read(program, line.split("\t", -1)))
        .toList();
  }

  private static KnownProgram read(Program program, String[] columns) {
    return new KnownProgram(
        program, Version.of(columns[0]), LocalDate.parse(columns[1]), columns[2].isEmpty());
  }

  /// The table of a program's keys.
  static String table(Program program) {
    return FOLDER + program.id();
  }

  KeyTable keyTable() {
    return KeyTable.load(table(program), version).orElseThrow();
  }
}
