package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Software;
import dev.plg.rule.Rules;
import dev.plg.rule.Values;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The way from inputs to findings.
final class Linting {

  /// Texts up to this length are kept, so that a finding can show its line.
  private static final int SHOWN = 8 * 1024 * 1024;

  private final LintOptions options;
  private final PictureBuilder builder;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final Ignored ignored;
  private long kept;
  private int documents;

  /// The files whose values were read.
  private final Set<String> valuesOf = new HashSet<>();

  private Linting(LintOptions options, Ignored ignored) {
    this.options = options;
    this.builder = new PictureBuilder(options.assumptions());
    this.ignored = ignored;
  }

  /// What there is to say about the inputs.
  ///
  /// @param ignored what the user does not want to hear
  static Linted of(List<LintInput> inputs, LintOptions options, Ignored ignored) {
    var linting = new Linting(options, ignored);
    inputs.forEach(linting::read);
    return linting.judge(inputs);
  }

  private void read(LintInput input) {
    try (InputStream in = input.open()) {
      TextParts.each(in, part -> read(input, part));
    } catch (IOException e) {
      findings.add(
          Finding.error(
              "input/unreadable",
              Location.of(input.name()),
              "this cannot be read: " + WriteFailure.reason(e),
              "",
              "make it readable, or name another file"));
    }
  }

  private void read(LintInput input, TextParts.Part part) {
    String file = input.name();
    String text = part.text();
    if (part.whole() && kept + text.length() <= SHOWN) {
      texts.put(file, text);
      kept += text.length();
    }
    ignored.addComments(file, text, part.firstLine());
    if (options.as().isPresent() && text.strip().endsWith("}") && !text.contains("---")) {
      var river = new Scalar(Scalar.Kind.STRING, text, new Location(file, 1, 1), new Location(file, 1, 1));
      if (builder.addRiver(options.as().get(), river, file)) {
        documents++;
        return;
      }
    }
    findings.addAll(ManifestReading.read(file, part, document -> add(input, text, document)));
  }

  private void add(LintInput input, String text, Document document) {
    Node root = document.root();
    if (root.isNull()) {
      // kubectl passes over it too.
      return;
    }
    documents++;
    if (options.as().isPresent()) {
      addConfig(options.as().get(), input.name(), text, root);
      return;
    }
    options
        .chart()
        .or(input::chart)
        .ifPresentOrElse(chart -> addValues(chart, root), () -> builder.add(root));
  }

  /// Values are one map; nothing at all is none of them.
  private void addValues(ChartVersion chart, Node root) {
    if (!valuesOf.add(root.place().file())) {
      findings.add(notRead(root.place()));
    } else if (root instanceof Mapping values) {
      findings.addAll(Rules.check(new Values(chart.name(), chart.version(), values)));
      builder.addValues(chart.name(), chart.version(), values);
    } else if (!root.isNull()) {
      findings.add(
          Finding.error(
              "lint/not-values",
              root.place(),
              "values are a map, and this is none",
              "Helm refuses the file",
              "write `key: value`, with the keys of the chart's values.yaml"));
    }
  }

  private static Finding notRead(Location place) {
    return Finding.error(
        "lint/second-document",
        place,
        "this is a second document of one values file",
        "Helm reads the first, and ignores the rest without a word",
        "write one file for each, and name each with -f");
  }

  private void addConfig(Software software, String file, String text, Node root) {
    if (root instanceof Mapping mapping) {
      var whole =
          new Scalar(Scalar.Kind.STRING, text, new Location(file, 1, 1), new Location(file, 1, 1));
      builder.addConfig(software, mapping, whole, file);
    }
  }

  private Linted judge(List<LintInput> inputs) {
    Picture picture = builder.build();
    findings.addAll(picture.findings());
    Set<String> names = inputs.stream().map(LintInput::name).collect(Collectors.toSet());
    Rules.check(picture).stream().filter(it -> isOfInput(it, names)).forEach(findings::add);
    if (documents == 0 && findings.isEmpty() && !inputs.isEmpty() && options.chart().isEmpty()) {
      findings.add(nothing(inputs));
    }
    List<Finding> left = ignored.applyTo(findings, picture);
    List<String> files = inputs.stream().map(LintInput::name).toList();
    return new Linted(Report.of(left, texts), picture, files);
  }

  /// Of what a chart adds to values nobody asked.
  private boolean isOfInput(Finding finding, Set<String> inputs) {
    return valuesOf.isEmpty() || inputs.contains(finding.place().file());
  }

  private static Finding nothing(List<LintInput> inputs) {
    return new Finding(
        "lint/nothing-found",
        Severity.NOTE,
        Location.of(inputs.getFirst().name()),
        "no Kubernetes object was found",
        "no rule could look at anything",
        "name files with manifests, as in `kubectl kustomize FOLDER | plg lint -`");
  }
}
