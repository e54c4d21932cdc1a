package dev.plg.app.lint;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.rule.registry.Rules;
import dev.plg.view.UserValues;
import dev.plg.yaml.Document;
import dev.plg.yaml.Intake;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The way from inputs to findings.
public final class Linting implements Intake {

  /// Texts up to this length are kept, so that a finding can show its line.
  private static final int SHOWN = 8 * 1024 * 1024;

  private final LintOptions options;
  private PictureBuilder builder;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final Ignored ignored = new Ignored();
  private long kept;
  private int documents;
  private boolean isFull;
  private boolean areObjects;

  /// The files whose values were read.
  private final Set<String> valuesOf = new HashSet<>();

  /// Where the part begins that is being read.
  private Location reached = Location.NONE;

  private Linting(LintOptions options) {
    this.options = options;
    this.builder = PictureBuilder.ofMany(options.assumptions());
  }

  /// What there is to say about the inputs.
  ///
  /// @param settings of the project that they belong to
  public static Report of(LintInputs inputs, LintOptions options, Settings settings) {
    return new Linting(options)
        .report(inputs.inputs(), settings)
        .with(inputs.findings())
        .with(settings.findings());
  }

  private Report report(List<LintInput> inputs, Settings settings) {
    settings.addTo(ignored, inputs.stream().map(LintInput::name).toList(), true);
    texts.putAll(settings.texts());
    try {
      inputs.forEach(this::read);
      return judge(inputs);
    } catch (OutOfMemoryError _) {
      giveUp(reached);
      return judge(inputs);
    }
  }

  /// A list of objects is cut down to what a picture keeps of them.
  @Override
  public Mapping kept(Mapping item) {
    return areObjects ? builder.kept(item) : item;
  }

  @Override
  public Optional<Finding> refusal(Location at) {
    if (!isFull && !Room.isLeft()) {
      giveUp(at);
    }
    return isFull ? Optional.of(Room.none(reached)) : Optional.empty();
  }

  /// Nothing is said of a part of the inputs: what is missing may stand in the rest.
  private void giveUp(Location at) {
    isFull = true;
    reached = at;
    builder = new PictureBuilder(options.assumptions());
    texts.clear();
    findings.clear();
    findings.add(Room.none(at));
  }

  private void read(LintInput input) {
    reached = Location.of(input.name());
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
    reached = new Location(file, part.firstLine() + 1, 1);
    areObjects = options.as().isEmpty() && options.chart().or(input::chart).isEmpty();
    if (refusal(reached).isPresent()) {
      return;
    }
    if (part.whole() && kept + text.length() <= SHOWN) {
      texts.put(file, text);
      kept += text.length();
    }
    ignored.addComments(file, text, part.firstLine());
    if (options.as().isPresent() && text.strip().endsWith("}") && !text.contains("---")) {
      var river =
          new Scalar(Scalar.Kind.STRING, text, new Location(file, 1, 1), new Location(file, 1, 1));
      if (builder.addRiver(options.as().get(), river, file)) {
        documents++;
        return;
      }
    }
    List<Finding> faults =
        ManifestReading.read(file, part, this, document -> add(input, text, document));
    if (!isFull) {
      findings.addAll(faults);
    }
  }

  private void add(LintInput input, String text, Document document) {
    Node root = document.root();
    if (root.isNull() || isFull) {
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

  /// UserValues are one map; nothing at all is none of them.
  private void addValues(ChartVersion chart, Node root) {
    if (!valuesOf.add(root.place().file())) {
      findings.add(notRead(root.place()));
    } else if (root instanceof Mapping values) {
      findings.addAll(Rules.check(new UserValues(chart.name(), chart.version(), values)));
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

  private void addConfig(Program program, String file, String text, Node root) {
    if (root instanceof Mapping mapping) {
      var whole =
          new Scalar(Scalar.Kind.STRING, text, new Location(file, 1, 1), new Location(file, 1, 1));
      builder.addConfig(program, mapping, whole, file);
    }
  }

  private Report judge(List<LintInput> inputs) {
    List<String> files = inputs.stream().map(LintInput::name).toList();
    if (isFull) {
      return new Report(findings, texts, files, Map.of());
    }
    Picture picture = builder.build();
    findings.addAll(picture.findings());
    Set<String> names = inputs.stream().map(LintInput::name).collect(Collectors.toSet());
    Rules.check(picture).stream().filter(it -> isOfInput(it, names)).forEach(findings::add);
    if (documents == 0 && findings.isEmpty() && !inputs.isEmpty() && options.chart().isEmpty()) {
      findings.add(nothing(inputs));
    }
    picture.objects().forEach(object -> addAnnotation(object, picture));
    List<Finding> left = ignored.applyTo(findings);
    return new Report(left, texts, files, objects(left, picture));
  }

  private void addAnnotation(KubeObject object, Picture picture) {
    Optional.ofNullable(object.annotations().get(Ignored.KEY))
        .ifPresent(
            said ->
                ignored.add(
                    said,
                    object.placeOf("metadata", "annotations", Ignored.KEY),
                    finding ->
                        picture.beginOf(finding.place()).filter(object.place()::equals).isPresent(),
                    true));
  }

  /// The objects that findings are about, by the places of the findings.
  private static Map<Location, String> objects(List<Finding> findings, Picture picture) {
    var objects = new HashMap<Location, String>();
    for (Finding finding : findings) {
      String title = picture.titleAt(finding.place());
      if (!title.isEmpty()) {
        objects.put(finding.place(), title);
      }
    }
    return objects;
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
