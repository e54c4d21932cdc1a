import atlas.ChartTables;
import atlas.Clone;
import atlas.Problems;
import atlas.ProgramTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// Makes the catalog's tables of charts and programs from bare clones of their repositories:
///
///     java -cp target/classes:LIBRARIES src/build/Atlas.java [--only TABLE,…] CLONES…
public final class Atlas {

  public static void main(String[] args) throws IOException {
    List<String> given = List.of(args);
    List<String> only = List.of();
    if (given.size() > 1 && given.getFirst().equals("--only")) {
      only = List.of(given.get(1).split(","));
      given = given.subList(2, given.size());
    }
    if (given.isEmpty()) {
      System.err.println("usage: java src/build/Atlas.java [--only TABLE,…] CLONES…");
      System.exit(2);
    }
    var problems = new Problems(System.err);
    var clones = new TreeMap<String, Clone>();
    for (String path : given) {
      Clone clone = Clone.open(path);
      clones.put(clone.name(), clone);
    }
    ChartTables.write(
        clones,
        Path.of("src/build/atlas/charts.tsv"),
        Path.of("src/main/resources/dev/plg/catalog/atlas/charts"),
        only,
        problems);
    ProgramTables.write(
        clones,
        Path.of("src/build/atlas/programs.tsv"),
        Path.of("src/main/resources/dev/plg/catalog/atlas/programs"),
        only,
        problems);
    for (Clone clone : clones.values()) {
      clone.close();
    }
    System.exit(problems.isEmpty() ? 0 : 1);
  }
}
