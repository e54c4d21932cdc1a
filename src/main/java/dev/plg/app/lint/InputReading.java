package dev.plg.app.lint;

import dev.plg.alloy.AlloyFile;
import dev.plg.app.input.ManifestReading;
import dev.plg.app.input.TextParts;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.PictureBuilder;
import dev.plg.source.files.ValuesFaults;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Document;
import dev.plg.yaml.Intake;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// Reads inputs into a picture, or as the values of a chart.
final class InputReading implements Intake {

  /// A file of more bytes is read by itself, and cut down while it is.
  private static final long USUAL = 256 * 1024;

  /// How many files are read side by side.
  private static final int AT_ONCE = 64;

  private final LintRun run;
  private PictureBuilder builder;
  private final Map<String, Mapping> values = new LinkedHashMap<>();
  private final Set<String> encrypted = new HashSet<>();

  /// How many documents the input holds that is being read.
  private int documents;

  /// Whether the input is one of many, of which most hold nothing to judge.
  private boolean isFound;

  InputReading(LintRun run) {
    this.run = run;
    this.builder = PictureBuilder.ofMany(run.options.assumptions());
  }

  PictureBuilder builder() {
    return builder;
  }

  /// The values that were read, by file.
  Map<String, Mapping> values() {
    return values;
  }

  /// The files of values that SOPS encrypted.
  Set<String> encrypted() {
    return encrypted;
  }

  /// A list of objects is cut down to what a picture keeps of them.
  @Override
  public Mapping kept(Mapping item) {
    return run.options.areObjects() ? builder.kept(item) : item;
  }

  @Override
  public Optional<Finding> refusal(Location at) {
    Optional<Finding> refusal = run.refusal(at);
    if (refusal.isPresent()) {
      builder = new PictureBuilder(run.options.assumptions());
    }
    return refusal;
  }

  /// Reads the files of a folder, several at once.
  ///
  /// @param heard hears of each group of files, how many it is
  void readFound(List<LintInput> inputs, IntConsumer heard) {
    isFound = true;
    for (int from = 0; from < inputs.size(); from += AT_ONCE) {
      List<LintInput> some = inputs.subList(from, Math.min(inputs.size(), from + AT_ONCE));
      List<LintInput> usual = some.stream().filter(InputReading::isUsual).toList();
      Map<LintInput, InputText> read = new LinkedHashMap<>();
      usual.parallelStream().map(InputText::of).toList().forEach(it -> read.put(it.input(), it));
      for (LintInput input : some) {
        InputText text = read.get(input);
        if (text == null) {
          read(input);
        } else {
          take(text);
        }
      }
      heard.accept(some.size());
    }
    isFound = false;
  }

  private static boolean isUsual(LintInput input) {
    try {
      return Files.size(input.path()) <= USUAL;
    } catch (IOException _) {
      return false;
    }
  }

  private void take(InputText text) {
    String file = text.input().name();
    run.reach(Location.of(file));
    text.failure().ifPresent(run::say);
    documents = 0;
    for (InputText.Read part : text.parts()) {
      if (refusal(Location.of(file)).isPresent()) {
        return;
      }
      run.ignored.addComments(file, part.part().text(), part.part().firstLine());
      part.documents().forEach(document -> add(text.input(), "", document));
      run.sayAll(part.faults());
    }
  }

  void read(LintInput input) {
    run.reach(Location.of(input.name()));
    try (InputStream in = input.open()) {
      documents = 0;
      TextParts.each(in, part -> read(input, part));
      if (documents == 0) {
        run.tally.addUnjudged(input.name(), "it contains only comments, `---` or null");
      }
    } catch (IOException e) {
      run.say(InputText.unreadable(input, e));
    }
  }

  private void read(LintInput input, TextParts.Part part) {
    String file = input.name();
    String text = part.text();
    var begin = new Location(file, part.firstLine() + 1, 1);
    run.reach(begin);
    if (refusal(begin).isPresent()) {
      return;
    }
    if (part.whole() && !isFound) {
      run.keep(file, text);
    }
    run.ignored.addComments(file, text, part.firstLine());
    if (part.whole() && text.isBlank()) {
      run.tally.addUnjudged(
          file, input.isStandardInput() ? "standard input is empty" : "it is empty");
    }
    Optional<Program> program = run.options.as().or(() -> ofEnding(file));
    if (isRiver(text) && program.isPresent() && addRiver(program.get(), file, text)) {
      return;
    }
    List<Finding> faults =
        ManifestReading.read(file, part, this, document -> add(input, text, document));
    if (!run.isFull()) {
      run.sayAll(faults);
    }
  }

  /// The program that a file is for by its name: `config.alloy`.
  private static Optional<Program> ofEnding(String file) {
    return file.endsWith(".alloy")
        ? Optional.of(Program.ALLOY)
        : Optional.of(Program.GRAFANA_AGENT).filter(_ -> file.endsWith(".river"));
  }

  /// Whether a file is a configuration of Alloy or of the agent's flow mode by its name and by what
  /// it holds.
  static boolean isFlow(LintInput input) {
    if (ofEnding(input.name()).isEmpty() || !isUsual(input)) {
      return false;
    }
    try {
      String text = Files.readString(input.path());
      return isRiver(text) && AlloyFile.looksLike(text);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean isRiver(String text) {
    return text.strip().endsWith("}") && !text.contains("---");
  }

  private boolean addRiver(Program program, String file, String text) {
    var begin = new Location(file, 1, 1);
    var river = new Scalar(Scalar.Kind.STRING, text, begin, begin);
    return builder.addRiver(program, river, file);
  }

  private void add(LintInput input, String text, Document document) {
    Node root = document.root();
    if (root.isNull() || run.isFull()) {
      // kubectl passes over it too.
      return;
    }
    documents++;
    if (run.options.as().isPresent()) {
      addConfig(run.options.as().get(), input.name(), text, root);
    } else if (run.options.areValues()) {
      addValues(root);
    } else {
      addObject(root);
    }
  }

  private void addObject(Node root) {
    Optional<String> reason = NotJudged.reason(root);
    if (reason.isPresent()) {
      run.tally.addUnjudged(root.place().file(), reason.get());
    } else if (!isFound || isObject(root)) {
      builder.add(root);
    }
  }

  private static boolean isObject(Node root) {
    return root instanceof Mapping mapping
        && mapping.text("apiVersion").isPresent()
        && mapping.text("kind").isPresent();
  }

  /// Values are one map; nothing at all is none of them.
  private void addValues(Node root) {
    String file = root.place().file();
    if (values.containsKey(file)) {
      run.say(ValuesFaults.secondDocument(root.place()));
    } else if (root instanceof Mapping mapping) {
      if (ReadableValues.isOfSops(mapping)) {
        encrypted.add(file);
      }
      values.put(file, ReadableValues.of(mapping));
    } else {
      run.say(ValuesFaults.notValues(root.place()));
    }
  }

  private void addConfig(Program program, String file, String text, Node root) {
    if (root instanceof Mapping mapping) {
      var begin = new Location(file, 1, 1);
      builder.addConfig(program, mapping, new Scalar(Scalar.Kind.STRING, text, begin, begin), file);
    } else {
      run.tally.addUnjudged(file, "a configuration of " + program.title() + " must be a mapping");
    }
  }

  /// An object that kustomize or a controller made.
  void add(Mapping object) {
    builder.addMerged(object);
  }

  static LintInput input(Path file) {
    return new LintInput(file.toString(), file, InputStream.nullInputStream());
  }

  static List<LintInput> inputs(List<Path> files) {
    var inputs = new ArrayList<LintInput>();
    files.forEach(file -> inputs.add(input(file)));
    return inputs;
  }
}
