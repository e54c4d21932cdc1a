package dev.plg.app.diff;

import dev.plg.app.input.ManifestReading;
import dev.plg.app.input.TextParts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.files.ValuesFaults;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Document;
import dev.plg.yaml.Intake;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Reads a stream of objects, of any size: each item of a list is taken in while it is read.
final class StreamSide implements Intake {

  private final String word;
  private final SideOptions options;
  private final SideBuilder builder = new SideBuilder(true);
  private final List<Finding> findings = new ArrayList<>();
  private final List<Mapping> values = new ArrayList<>();

  /// Items of a list, by what represents them in it: whether it is one is known at its end.
  private final IdentityHashMap<Mapping, Boolean> taken = new IdentityHashMap<>();

  private StreamSide(String word, SideOptions options) {
    this.word = word;
    this.options = options;
  }

  static SideReading of(String word, InputStream in, SideOptions options) throws IOException {
    var reading = new StreamSide(word, options);
    TextParts.each(in, reading::read);
    return reading.side();
  }

  /// Reads a file among others of a deployment.
  ///
  /// @param into takes the objects
  static List<Finding> read(String file, InputStream in, SideBuilder into) throws IOException {
    var reading = new StreamSide(file, SideOptions.NONE);
    TextParts.each(in, reading::read);
    into.addAll(reading.builder);
    reading.findings.removeIf(it -> it.rule().equals("input/not-an-object"));
    return reading.findings;
  }

  private SideReading side() {
    // a file of comments alone sets no value, and the chart installs its defaults
    if (values.isEmpty()
        && options.chart().isPresent()
        && builder.isEmpty()
        && findings.isEmpty()) {
      values.add(Mapping.EMPTY);
    }
    if (values.isEmpty()) {
      return SideReading.of(word, builder, List.of(), findings);
    }
    var releases = new ReleaseObjects(options, builder);
    releases.addValues(word, values.getFirst());
    findings.addAll(releases.findings());
    return SideReading.of(word, builder, releases.modelled(), findings);
  }

  private void read(TextParts.Part part) {
    Optional<Finding> full = SideReading.refusal(new Location(word, part.firstLine() + 1, 1));
    if (full.isPresent()) {
      findings.add(full.get());
      return;
    }
    findings.addAll(ManifestReading.read(word, part, this, this::take));
  }

  @Override
  public Mapping kept(Mapping item) {
    if (!SideReading.isObject(item)) {
      return item;
    }
    builder.add(item);
    Mapping standIn = Mapping.of(List.of(), item.place());
    taken.put(standIn, true);
    return standIn;
  }

  @Override
  public Optional<Finding> refusal(Location at) {
    return SideReading.refusal(at);
  }

  private void take(Document document) {
    if (document.root().isNull()) {
      return;
    }
    if (!(document.root() instanceof Mapping mapping)) {
      findings.add(notAnObject(document.root().place()));
    } else if (mapping.find("items").isPresent() && isList(mapping)) {
      mapping.sequence("items").mappings().filter(it -> !taken.containsKey(it)).forEach(this::item);
    } else if (SideReading.isObject(mapping)) {
      builder.add(mapping);
    } else if (options.chart().isPresent()) {
      addValues(mapping);
    } else {
      findings.add(notAnObject(mapping.place()));
    }
  }

  private static boolean isList(Mapping mapping) {
    return mapping.text("kind").filter(it -> it.endsWith("List")).isPresent();
  }

  private void item(Mapping item) {
    if (SideReading.isObject(item)) {
      builder.add(item);
    } else {
      findings.add(notAnObject(item.place()));
    }
  }

  private void addValues(Mapping mapping) {
    if (values.isEmpty()) {
      values.add(ReadableValues.of(mapping));
    } else {
      findings.add(ValuesFaults.secondDocument(mapping.place()));
    }
  }

  private static Finding notAnObject(Location place) {
    return Finding.error(
        "input/not-an-object",
        place,
        "this document is not a Kubernetes object: it has no apiVersion and kind",
        "a comparison is about objects that would be applied",
        "for the values of a chart add --chart; to check a program's configuration use `plg lint"
            + " --as`");
  }
}
