package dev.plg.app.page;

import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The versions that run, each with the end of life of its program.
final class Ages {

  static final List<String> HEAD = List.of("Program", "Version", "End of life", "Successor");

  private Ages() {}

  static List<List<String>> rows(List<Picture> pictures) {
    var seen = new TreeSet<String>();
    return pictures.stream()
        .flatMap(Picture::runs)
        .flatMap(
            run ->
                run.container().program().stream()
                    .map(
                        program -> row(program, run.container().image().tag().orElse("not named"))))
        .filter(row -> seen.add(String.join(" ", row)))
        .toList();
  }

  private static List<String> row(Program program, String version) {
    Optional<EndOfLife> end = EndOfLife.of(program);
    return List.of(
        program.title(),
        version,
        end.map(it -> it.on().toString()).orElse("none announced"),
        end.map(EndOfLife::successor).orElse(""));
  }
}
