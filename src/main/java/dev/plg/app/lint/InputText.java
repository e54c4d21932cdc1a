package dev.plg.app.lint;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.input.ManifestReading;
import dev.plg.app.input.TextParts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Intake;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a file of the usual size holds, read apart from all others, so that several are read side
/// by side.
///
/// @param parts of the text, with the documents of each; one for all but the largest files
/// @param failure what is wrong where it cannot be read
record InputText(LintInput input, List<Read> parts, Optional<Finding> failure) {

  /// A part of a text with its documents and their problems.
  record Read(TextParts.Part part, List<Document> documents, List<Finding> faults) {}

  /// Keeps everything: a file of the usual size fits.
  private static final Intake WHOLE =
      new Intake() {
        @Override
        public Mapping kept(Mapping item) {
          return item;
        }

        @Override
        public Optional<Finding> refusal(Location at) {
          return Optional.empty();
        }
      };

  static InputText of(LintInput input) {
    var parts = new ArrayList<Read>();
    try (InputStream in = input.open()) {
      TextParts.each(in, part -> parts.add(read(input, part)));
      return new InputText(input, parts, Optional.empty());
    } catch (IOException e) {
      return new InputText(input, parts, Optional.of(unreadable(input, e)));
    }
  }

  /// A text that does not name a kind holds no object; it is not parsed.
  private static Read read(LintInput input, TextParts.Part part) {
    if (!part.text().contains("kind")) {
      return new Read(part, List.of(), List.of());
    }
    var documents = new ArrayList<Document>();
    List<Finding> faults = ManifestReading.read(input.name(), part, WHOLE, documents::add);
    return new Read(part, documents, faults);
  }

  static Finding unreadable(LintInput input, IOException failure) {
    return Finding.error(
        "input/unreadable",
        Location.of(input.name()),
        "this cannot be read: " + WriteFailure.reason(failure),
        "",
        "make it readable, or name another file");
  }
}
