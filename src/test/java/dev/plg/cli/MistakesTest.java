package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The mistakes that published documents teach, numbered from M01, each with the rules that find it
/// in the YAML of the document: `golden/mistakes/*.yaml` begin with `# plg lint OPTION...` and a
/// line `# M09: rule rule` for each mistake. Those that no YAML shows are named here, with the
/// reason.
class MistakesTest {

  private static final Path CASES = Path.of("golden", "mistakes");

  /// What cannot be seen in YAML, and why.
  private static final Map<String, String> UNSEEN =
      Map.ofEntries(
          Map.entry("M06", "names of files in commands"),
          Map.entry("M08", "helm pull in a command"),
          Map.entry("M15", "namespaces in commands"),
          Map.entry("M20", "an option of Helm 2 in a command"),
          Map.entry("M25", "which file was edited"),
          Map.entry("M27", "a belief, no fault"),
          Map.entry("M31", "two states are compared: plg generate -o, plg check"),
          Map.entry("M32", "kubectl patch in a command"),
          Map.entry(
              "M34",
              "the role of the nodes is on no manifest; storage/instance-role asks the stack"),
          Map.entry("M35", "versions that do not exist, in prose"),
          Map.entry("M54", "helm install in a command"),
          Map.entry("M58", "which dashboard is imported by hand"));

  /// One line of a case.
  private record Claim(Path file, String mistake, Set<String> rules) {}

  @Test
  void every_mistake_is_found_or_named_with_the_reason() throws IOException {
    var known = new TreeSet<>(UNSEEN.keySet());
    claims().forEach(claim -> known.add(claim.mistake()));
    List<String> all = IntStream.rangeClosed(1, known.size()).mapToObj("M%02d"::formatted).toList();
    assertEquals(all, List.copyOf(known));
  }

  @TestFactory
  Stream<DynamicTest> the_rules_find_the_mistake() throws IOException {
    Map<Path, List<Claim>> byFile =
        claims().stream()
            .collect(Collectors.groupingBy(Claim::file, TreeMap::new, Collectors.toList()));
    return byFile.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().getFileName().toString(),
                    () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(Path file, List<Claim> claims) throws IOException {
    Set<String> fired =
        linted(file).stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
    for (Claim claim : claims) {
      assertTrue(fired.containsAll(claim.rules()), claim + " but only " + fired);
    }
  }

  private static List<Finding> linted(Path file) throws IOException {
    String first = Files.readAllLines(file).getFirst();
    List<String> words =
        Stream.of(first.substring("# plg lint".length()).split(" "))
            .filter(word -> !word.isEmpty())
            .toList();
    var arguments = Arguments.read("lint", new LintCommand().manual(), words);
    var input = new LintInput(file.getFileName().toString(), file, Cli.NO_INPUT);
    return Linting.of(LintInputs.of(input), LintArguments.options(arguments), Settings.NONE)
        .findings();
  }

  private static List<Claim> claims() throws IOException {
    var claims = new ArrayList<Claim>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("# M")) {
            int colon = line.indexOf(':');
            claims.add(
                new Claim(
                    file,
                    line.substring(2, colon),
                    Set.of(line.substring(colon + 1).strip().split(" "))));
          }
        }
      }
    }
    return claims;
  }
}
