package atlas;

import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A row of `programs.tsv`: a program whose configuration is read into Go structs.
///
/// @param source the repository that holds its sources
/// @param tags a glob, or `<branch>=<version>` for what will be that version
/// @param folders where the package of the struct is, the likeliest first; of components, the one
///   that imports them all
/// @param type of the struct; `components` of a configuration that is made of blocks
/// @param tag the key of the struct tags: `yaml`
/// @param versions the range that is taken
record ProgramLine(
    String program,
    String source,
    String tags,
    List<String> folders,
    String type,
    String tag,
    String prefix,
    String versions) {

  boolean isComponents() {
    return type.equals("components");
  }

  /// A commit that holds a version.
  record Release(ProgramLine line, Version version, Clone.Commit commit) {

    /// False of a branch, which will become the version.
    boolean isReleased() {
      return !line.tags.contains("=");
    }

    @Override
    public String toString() {
      return line.source + " " + commit.name();
    }
  }

  static List<ProgramLine> read(Path file) throws IOException {
    var lines = new ArrayList<ProgramLine>();
    for (String row : Files.readAllLines(file)) {
      if (!row.isBlank() && !row.startsWith("#")) {
        String[] columns = row.split("\t", -1);
        lines.add(
            new ProgramLine(
                columns[0],
                columns[1],
                columns[2],
                List.of(columns[3].split(",")),
                columns[4],
                columns[5],
                columns[6],
                columns[7]));
      }
    }
    return lines;
  }

  List<Release> releases(Clone clone) throws IOException {
    var releases = new ArrayList<Release>();
    int equals = tags.indexOf('=');
    if (equals > 0) {
      clone
          .branch(tags.substring(0, equals))
          .ifPresent(
              head ->
                  releases.add(new Release(this, Version.of(tags.substring(equals + 1)), head)));
      return releases;
    }
    for (Clone.Commit tag : clone.tags(tags)) {
      ChartLine.released(tag.name().substring(tags.indexOf('*')))
          .filter(this::takes)
          .ifPresent(version -> releases.add(new Release(this, version, tag)));
    }
    return releases;
  }

  private boolean takes(Version version) {
    return VersionRange.parse(versions).filter(range -> range.includes(version)).isPresent();
  }
}
