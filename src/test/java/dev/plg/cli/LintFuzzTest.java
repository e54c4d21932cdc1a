package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.plg.UnpackedGolden;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.app.report.Report;
import dev.plg.app.report.ReportFormat;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is done to a manifest, `plg lint` says what it can: no exception, places that are in
/// the file, findings in order, and the same ones when it is asked again.
class LintFuzzTest {

  private static final int ROUNDS = 1_200;

  /// What a value may turn into, of each type and of none that is meant.
  private static final List<Node> VALUES =
      List.of(
          Scalar.NULL,
          Scalar.of(""),
          Scalar.of("x"),
          Scalar.of("{{ .Values.x }}"),
          Scalar.of("a:b:c"),
          Scalar.of("://"),
          Scalar.of("-1h"),
          Scalar.of("9999999999999999999h"),
          Scalar.of("${X:-y}"),
          Scalar.of("%zz [(*"),
          Scalar.of("日本 😀"),
          Scalar.of("0 : [\n - }"),
          Scalar.of(0),
          Scalar.of(-1),
          Scalar.of(Long.MAX_VALUE),
          Scalar.of(true),
          new Scalar(Scalar.Kind.FLOAT, "1e400", dev.plg.finding.Location.NONE),
          new Scalar(
              Scalar.Kind.INTEGER, "123456789012345678901234567890", dev.plg.finding.Location.NONE),
          Mapping.EMPTY,
          Sequence.EMPTY,
          Node.of(List.of(List.of(Mapping.EMPTY))));

  @Test
  void mutated_manifests_never_throw() throws IOException {
    List<String> seeds = seeds();
    var random = new Random(44);
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
      try {
        check(text, List.of());
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("thrown for:\n" + text, thrown);
      }
    }
  }

  @Test
  void mutated_texts_never_throw() throws IOException {
    List<String> seeds = seeds();
    var random = new Random(45);
    for (int round = 0; round < ROUNDS / 4; round++) {
      String text = scrambled(seeds.get(random.nextInt(seeds.size())), random);
      try {
        check(text, List.of());
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("thrown for:\n" + text, thrown);
      }
    }
  }

  @Test
  void mutated_configurations_never_throw() throws IOException {
    List<String> seeds = seeds();
    var random = new Random(46);
    List<String> programs = LintArguments.PROGRAMS.keySet().stream().sorted().toList();
    for (int round = 0; round < ROUNDS / 4; round++) {
      List<String> configs = embedded(seeds.get(random.nextInt(seeds.size())));
      if (!configs.isEmpty()) {
        String config = mutated(configs.get(random.nextInt(configs.size())), random);
        String program = programs.get(random.nextInt(programs.size()));
        try {
          check(config, List.of("--as", program, "--loki-version", "3.7"));
        } catch (RuntimeException | StackOverflowError thrown) {
          fail("thrown for --as " + program + ":\n" + config, thrown);
        }
      }
    }
  }

  /// The cases of all rules on manifests.
  private static List<String> seeds() throws IOException {
    try (Stream<Path> files = Files.walk(UnpackedGolden.path("rules"))) {
      var seeds = new ArrayList<String>();
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains("kind: ")
            && !text.contains("kind: Stack")
            && !text.contains("# plg lint")) {
          seeds.add(text);
        }
      }
      assertTrue(seeds.size() > 100, "only " + seeds.size() + " seeds were found");
      return seeds;
    }
  }

  private static List<String> embedded(String text) {
    return YamlReader.read("f", text).documents().stream()
        .filter(it -> it.root() instanceof Mapping)
        .flatMap(it -> ((Mapping) it.root()).mapping("data").entries().stream())
        .map(entry -> entry.value() instanceof Scalar scalar ? scalar.text() : "")
        .filter(it -> it.contains(":\n"))
        .toList();
  }

  private static String mutated(String text, Random random) {
    List<Node> roots = YamlReader.read("f", text).documents().stream().map(Document::root).toList();
    if (roots.isEmpty()) {
      return text;
    }
    var changed = new ArrayList<Node>(roots);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(changed.size());
      changed.set(at, mutated(changed.get(at), random, 0));
    }
    return YamlWriter.writeAll(changed);
  }

  /// The tree with one change somewhere: the deeper, the likelier.
  private static Node mutated(Node node, Random random, int depth) {
    if (depth > 0 && random.nextInt(6) == 0) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    return switch (node) {
      case Scalar scalar when scalar.text().contains(":\n") && random.nextInt(3) > 0 ->
          Scalar.of(mutated(scalar.text(), random));
      case Scalar _ -> VALUES.get(random.nextInt(VALUES.size()));
      case Sequence sequence -> mutated(sequence, random, depth);
      case Mapping mapping -> mutated(mapping, random, depth);
    };
  }

  private static Node mutated(Sequence sequence, Random random, int depth) {
    var items = new ArrayList<Node>(sequence.items());
    if (items.isEmpty()) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    int at = random.nextInt(items.size());
    switch (random.nextInt(5)) {
      case 0 -> items.remove(at);
      case 1 -> items.add(items.get(at));
      default -> items.set(at, mutated(items.get(at), random, depth + 1));
    }
    return new Sequence(items, sequence.place());
  }

  private static Node mutated(Mapping mapping, Random random, int depth) {
    List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
    if (entries.isEmpty()) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    int at = random.nextInt(entries.size());
    Mapping.Entry entry = entries.get(at);
    switch (random.nextInt(8)) {
      case 0 -> entries.remove(at);
      case 1 -> entries.set(at, renamed(entry, entry.key() + "x"));
      case 2 -> entries.set(at, renamed(entry, entries.get(random.nextInt(entries.size())).key()));
      default ->
          entries.set(
              at,
              new Mapping.Entry(
                  entry.key(), entry.keyPlace(), mutated(entry.value(), random, depth + 1), ""));
    }
    return Mapping.of(entries, mapping.place());
  }

  private static Mapping.Entry renamed(Mapping.Entry entry, String key) {
    return new Mapping.Entry(key, entry.keyPlace(), entry.value(), "");
  }

  /// The text with a piece of it gone, doubled or changed.
  private static String scrambled(String text, Random random) {
    var changed = new StringBuilder(text);
    List<String> pieces =
        List.of(
            "\t", "：", "\u00A0", "\0", "---\n", "{{", "\r\n", "'", "- ", ": ", "[", "&a ", "*a");
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(40));
      switch (random.nextInt(3)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, changed.substring(at, end));
        default -> changed.insert(at, pieces.get(random.nextInt(pieces.size())));
      }
    }
    return changed.toString();
  }

  private static void check(String text, List<String> options) {
    Report linted = lint(text, options);
    List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
    for (Finding finding : linted.findings()) {
      int line = finding.place().line();
      if (line == 0 && finding.rule().equals("lint/nothing-judged")) {
        continue;
      }
      assertEquals("-", finding.place().file(), () -> finding + "\n" + text);
      assertTrue(line >= 1 && line <= lines.size(), () -> finding + "\n" + text);
      int length = lines.get(line - 1).codePointCount(0, lines.get(line - 1).length());
      int column = finding.place().column();
      assertTrue(column >= 0 && column <= length + 1, () -> finding + "\n" + text);
      assertTrue(finding.message().indexOf('\n') < 0, finding::toString);
    }
    List<Finding> findings = linted.findings();
    assertEquals(findings.stream().sorted().toList(), findings);
    assertEquals(findings, lint(text, options).findings(), text);
    Set<Integer> codes = new TreeSet<>(Set.of(ExitCode.DONE, ExitCode.FINDINGS));
    assertTrue(codes.contains(ExitCode.of(linted, Severity.ERROR)));
    for (ReportFormat format : ReportFormat.values()) {
      assertTrue(format.print(linted, Severity.ERROR, false).indexOf('\0') < 0, text);
    }
  }

  private static LintOptions options(List<String> options) {
    return LintArguments.options(Arguments.read("lint", new LintCommand().manual(), options));
  }

  private static Report lint(String text, List<String> options) {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var input = new LintInput("-", Path.of(""), in);
    return Linting.of(LintInputs.of(input), options(options), Settings.NONE);
  }
}
