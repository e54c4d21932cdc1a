package atlas;

import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A row of `charts.tsv`: where versions of a chart come from.
///
/// @param table the table that they go to
/// @param repository the address that the chart is published at
/// @param source the repository that holds its sources
/// @param tags a glob, or `-` where a commit that changes `Chart.yaml` is a release
/// @param folders where the chart is in the clone, the likeliest first
/// @param versions the range that is taken from here
/// @param only the keys that the table knows; empty for all
/// @param isPart true of a chart that is known for the sake of those that depend on it
record ChartLine(
    String table,
    String chart,
    String repository,
    String source,
    String tags,
    List<String> folders,
    String versions,
    Set<String> only,
    boolean isPart) {

  static List<ChartLine> read(Path file) throws IOException {
    var lines = new ArrayList<ChartLine>();
    for (String row : Files.readAllLines(file)) {
      if (!row.isBlank() && !row.startsWith("#")) {
        lines.add(of(row.split("\t", -1)));
      }
    }
    return lines;
  }

  private static ChartLine of(String[] columns) {
    String last = columns.length > 6 ? columns[6] : "";
    Set<String> only =
        last.startsWith("only ") ? Set.of(last.substring("only ".length()).split(" ")) : Set.of();
    return new ChartLine(
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        List.of(columns[5].split(",")),
        only.isEmpty() ? last : "",
        only,
        columns.length > 7 && columns[7].equals("part"));
  }

  /// The releases that are taken from a clone, in no order.
  List<Release> releases(Clone from) throws IOException {
    var releases = new ArrayList<Release>();
    if (tags.equals("-")) {
      for (Clone.Commit commit : from.history(folders.getFirst() + "/Chart.yaml")) {
        releases.add(new Release(this, Optional.empty(), commit));
      }
    } else {
      String prefix = tags.substring(0, tags.indexOf('*'));
      for (Clone.Commit tag : from.tags(tags)) {
        released(tag.name().substring(prefix.length()))
            .filter(this::takes)
            .ifPresent(version -> releases.add(new Release(this, Optional.of(version), tag)));
      }
    }
    return releases;
  }

  /// A version without anything behind its numbers: no release candidate and no weekly build.
  static Optional<Version> released(String text) {
    return text.matches("v?[0-9]+(\\.[0-9]+){1,3}")
        ? Version.parse(text.replace("v", ""))
        : Optional.empty();
  }

  boolean takes(Version version) {
    return versions.isEmpty()
        || VersionRange.parse(versions).filter(range -> range.includes(version)).isPresent();
  }

  /// A commit that holds a version.
  ///
  /// @param version that its tag names; empty where it has none
  record Release(ChartLine line, Optional<Version> version, Clone.Commit commit) {

    @Override
    public String toString() {
      return line.source() + " " + commit.name();
    }
  }
}
