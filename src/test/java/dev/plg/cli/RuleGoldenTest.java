package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.RuleCases;
import dev.plg.UnpackedGolden;
import dev.plg.app.generate.ResolvedStacks;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.report.Report;
import dev.plg.app.report.TextReport;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import dev.plg.profile.Request;
import dev.plg.profile.StackResolver;
import dev.plg.rule.HistoryRule;
import dev.plg.rule.PictureRule;
import dev.plg.rule.ReaderRule;
import dev.plg.rule.Rule;
import dev.plg.rule.StackRule;
import dev.plg.rule.ValuesRule;
import dev.plg.rule.registry.Rules;
import dev.plg.rule.registry.StackRules;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each rule has a folder `golden/rules/<id>` with a `good.yaml`, of which nothing is said, and
/// with `cases.diff`: named edits of it, as [RuleCases] has them. `bad.yaml` is where the rule
/// fires alone; further cases may be called `bad-….yaml` and `good-….yaml`. For a rule on the stack
/// the cases are stack files, for one on the picture they are manifests, and a first line `# plg
/// lint OPTION...` says how else to read them.
class RuleGoldenTest {

  private static final Path CASES = Path.of("golden", "rules");
  private static final Path EXAMPLES =
      Path.of("..", "src", "main", "resources", "dev", "plg", "rule", "registry", "examples");

  /// A message without its place and rule, and the lines of why and fix.
  private static final Pattern FINDING =
      Pattern.compile(
          "(?m)^(?:\\S+:|profile:\\S+ |plg: |plg:)? ?((?:error|warning|note): .*) \\[\\S+]\n"
              + "(?: +\\|\n.*\n.*\n)?((?: += .*\n)*)");

  private static final String LINT = "# plg lint ";

  /// What is said of many a good case, because it is true of it.
  private static final Set<String> TRUE_OF_MANY =
      Set.of(
          "lint/nothing-judged",
          "version/end-of-life",
          "version/nearest",
          "version/unmaintained",
          "kubernetes/config-not-rolled",
          "retention/disk-fills",
          "grafana/default-login",
          "grafana/admin-secret",
          "loki/deprecated-store",
          "storage/chunks-outlive-tables",
          "storage/dynamodb-tables",
          "storage/secret");

  @Test
  void each_rule_has_an_id_of_its_own() {
    List<String> ids = Rules.ALL.stream().map(rule -> rule.about().id()).toList();
    assertEquals(List.copyOf(new TreeSet<>(ids)), ids.stream().sorted().toList());
  }

  @Test
  void each_rule_on_the_stack_is_asked_of_it() {
    assertEquals(StackRules.ALL, Rules.ALL.stream().filter(StackRule.class::isInstance).toList());
  }

  /// A rule says nothing about a version that it does not apply to: its bad case, with every image
  /// of its program, or with its chart, at such a version, gives no finding of the rule. A rule on
  /// the change of a stack compares two versions, and has no range.
  @TestFactory
  Stream<DynamicTest> each_rule_is_silent_outside_of_its_versions(@TempDir Path folder) {
    return Rules.ALL.stream()
        .filter(rule -> !(rule instanceof HistoryRule))
        .filter(rule -> RuleVersions.isLimited(rule.about()))
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.about().id(),
                    () -> {
                      Path file = UnpackedGolden.path("rules", rule.about().id(), "bad.yaml");
                      String bad = Files.readString(file);
                      String outside = RuleVersions.outside(rule.about(), bad);
                      assertFalse(outside.equals(bad), file + " names no version to change");
                      Path changed = folder.resolve(rule.about().id().replace('/', '-') + ".yaml");
                      List<Finding> findings = linted(Files.writeString(changed, outside), outside);
                      assertEquals(
                          List.of(),
                          findings.stream()
                              .filter(it -> it.rule().equals(rule.about().id()))
                              .toList());
                    }));
  }

  @Test
  void no_folder_is_left_without_a_rule() throws IOException {
    Set<String> ids = new TreeSet<>();
    Rules.ALL.forEach(rule -> ids.add(rule.about().id()));
    try (Stream<Path> files = Files.walk(CASES)) {
      var folders = new TreeSet<String>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> folders.add(CASES.relativize(file.getParent()).toString()));
      folders.removeAll(ids);
      assertEquals(Set.of(), folders);
    }
  }

  /// The examples of `plg explain` come last, as they are made from the reports.
  @TestFactory
  Stream<DynamicTest> each_rule_finds_what_is_bad_and_not_what_is_good() {
    return Stream.concat(
        Rules.ALL.stream()
            .filter(rule -> hasCases(rule))
            .map(rule -> DynamicTest.dynamicTest(rule.about().id(), () -> check(rule))),
        Stream.of(
            DynamicTest.dynamicTest("examples", RuleGoldenTest::verifyExamples),
            DynamicTest.dynamicTest("findings", RuleGoldenTest::verifyFindings)));
  }

  /// What each rule says, to be read from top to bottom.
  private static void verifyFindings() {
    var texts = new StringBuilder();
    for (String id : new TreeSet<>(Rules.ALL.stream().map(rule -> rule.about().id()).toList())) {
      if (Files.exists(CASES.resolve(id))) {
        var said = new LinkedHashSet<String>();
        for (RuleCases.Edit edit : RuleCases.of(id).edits()) {
          FINDING
              .matcher(edit.report())
              .results()
              .map(it -> "  " + it.group(1) + "\n" + it.group(2).replaceAll("(?m)^ += ", "    "))
              .forEach(said::add);
        }
        texts.append(id).append('\n').append(String.join("", said));
      }
    }
    Golden.verify(Path.of("findings.txt"), texts.toString());
  }

  private static void verifyExamples() throws IOException {
    var areas = new TreeMap<String, Mapping.Builder>();
    for (String id : new TreeSet<>(Rules.ALL.stream().map(rule -> rule.about().id()).toList())) {
      Path folder = CASES.resolve(id);
      if (Files.exists(folder)) {
        int slash = id.indexOf('/');
        areas
            .computeIfAbsent(id.substring(0, slash) + ".yaml", _ -> Mapping.builder())
            .put(id.substring(slash + 1), RuleCases.of(id).report("bad.yaml"));
      }
    }
    var files = new TreeMap<String, String>();
    areas.forEach((file, area) -> files.put(file, YamlWriter.write(area.build())));
    Golden.verifyTree(EXAMPLES, files);
  }

  /// What readers and changes are judged by is tested where they are read, and by
  /// EarlierOutputTest.
  private static boolean hasCases(Rule rule) {
    return !(rule instanceof ReaderRule || rule instanceof HistoryRule)
        || Files.exists(CASES.resolve(rule.about().id()));
  }

  private static void check(Rule rule) throws IOException {
    String id = rule.about().id();
    RuleCases cases = RuleCases.of(id);
    assertTrue(cases.texts().containsKey("bad.yaml"), id + " has no bad.yaml");
    assertEquals("", said(rule, RuleCases.GOOD, Optional.empty()), id + " finds the good case");
    var reports = new HashMap<String, String>();
    for (RuleCases.Edit edit : cases.edits()) {
      Optional<String> only = Optional.of(id).filter(_ -> edit.isBad());
      String text = said(rule, edit.name(), only);
      assertEquals(edit.isBad(), !text.isEmpty(), id + "/" + edit.name() + ":\n" + text);
      reports.put(edit.name(), text);
    }
    Golden.verify(Path.of("rules", id, RuleCases.FILE), cases.diff(reports));
    RuleCases.requirePacked(CASES.resolve(id), Golden.isAsked());
    assertEquals(
        List.of(),
        cases.edits().stream().filter(it -> !it.isTitled()).toList(),
        "name the edits of " + id);
  }

  /// What is said of a case, without the notes that are true of many.
  private static String said(Rule rule, String name, Optional<String> only) throws IOException {
    Path file = UnpackedGolden.path("rules", rule.about().id(), name);
    String text = Files.readString(file);
    List<Finding> findings =
        switch (rule) {
          case StackRule _ -> ofStack(name, text);
          case PictureRule _, ValuesRule _, ReaderRule _, HistoryRule _ -> linted(file, text);
        };
    List<Finding> counted =
        findings.stream()
            .filter(it -> !TRUE_OF_MANY.contains(it.rule()) || it.rule().equals(rule.about().id()))
            .toList();
    Report report = Report.of(counted, Map.of(name, text));
    String printed = TextReport.of(report, false);
    Set<String> fired = new TreeSet<>();
    counted.forEach(finding -> fired.add(finding.rule()));
    only.ifPresent(id -> assertEquals(Set.of(id), fired, file + ":\n" + printed));
    return printed;
  }

  /// Runs the case as `plg lint` does, with the options of a first line `# plg lint OPTION...`.
  private static List<Finding> linted(Path file, String text) throws IOException {
    String first = text.lines().findFirst().orElse("");
    String options = first.startsWith(LINT) ? first.substring(LINT.length()).strip() : "";
    List<String> words = options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    var arguments = Arguments.read("lint", new LintCommand().manual(), words);
    var input = new LintInput(file.getFileName().toString(), file, Cli.NO_INPUT);
    return Linting.of(LintInputs.of(input), LintArguments.options(arguments), Settings.NONE)
        .findings();
  }

  private static List<Finding> ofStack(String name, String text) {
    var request =
        new Request(Optional.empty(), List.of(name), Optional.empty(), List.of(), Optional.empty());
    var resolved = StackResolver.resolve(request, _ -> text.getBytes(StandardCharsets.UTF_8));
    return together(
        resolved.findings(),
        resolved
            .stack()
            .map(it -> StackRules.check(ResolvedStacks.of(it, resolved.source())))
            .orElse(List.of()));
  }

  @SafeVarargs
  private static List<Finding> together(Collection<Finding>... parts) {
    var all = new ArrayList<Finding>();
    for (Collection<Finding> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
