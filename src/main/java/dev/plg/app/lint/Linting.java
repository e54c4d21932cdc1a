package dev.plg.app.lint;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Judged;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
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
  private final Tally tally = new Tally();

  /// How many documents the input holds that is being read.
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
    return new Linting(options).report(inputs, settings).with(settings.findings());
  }

  private Report report(LintInputs inputs, Settings settings) {
    settings.addTo(ignored, inputs.names());
    texts.putAll(settings.texts());
    findings.addAll(inputs.findings());
    try {
      inputs.inputs().forEach(this::read);
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
      documents = 0;
      TextParts.each(in, part -> read(input, part));
      if (documents == 0) {
        tally.addUnjudged(input.name(), "it holds no document, only comments");
      }
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
    if (part.whole() && text.isBlank()) {
      tally.addUnjudged(file, input.isStandardInput() ? "standard input is empty" : "it is empty");
    }
    if (options.as().isPresent() && text.strip().endsWith("}") && !text.contains("---")) {
      var river =
          new Scalar(Scalar.Kind.STRING, text, new Location(file, 1, 1), new Location(file, 1, 1));
      if (builder.addRiver(options.as().get(), river, file)) {
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
        .ifPresentOrElse(chart -> addValues(chart, root), () -> addObject(root));
  }

  private void addObject(Node root) {
    Optional<String> reason = NotJudged.reason(root);
    reason.ifPresentOrElse(
        it -> tally.addUnjudged(root.place().file(), it), () -> builder.add(root));
  }

  /// UserValues are one map; nothing at all is none of them.
  private void addValues(ChartVersion chart, Node root) {
    if (!valuesOf.add(root.place().file())) {
      findings.add(notRead(root.place()));
    } else if (root instanceof Mapping values) {
      findings.addAll(Rules.check(new UserValues(chart.name(), chart.version(), values)));
      builder.addValues(chart.name(), chart.version(), values);
      tally.addValues(chart, root.place().file());
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
    } else {
      tally.addUnjudged(file, "a configuration of " + program.title() + " must be a mapping");
    }
  }

  private Report judge(LintInputs inputs) {
    List<String> files = inputs.names();
    if (isFull) {
      return new Report(findings, texts, files, Map.of(), Optional.of(Judged.NOTHING));
    }
    Picture picture = builder.build();
    findings.addAll(picture.findings());
    Set<String> names = Set.copyOf(files);
    Rules.check(picture).stream().filter(it -> isOfInput(it, names)).forEach(findings::add);
    picture.objects().forEach(object -> addAnnotation(object, picture));
    var left = new ArrayList<Finding>(ignored.left(findings));
    left.addAll(ignored.faults(findings));
    Judged judged = tally.of(inputs, picture);
    if (!judged.isNothing() || !options.allowEmpty()) {
      left.addAll(tally.findings(inputs, judged, findings));
    }
    return new Report(left, texts, files, objects(left, picture), Optional.of(judged));
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
}
