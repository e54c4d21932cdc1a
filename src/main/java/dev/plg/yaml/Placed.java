package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/// Moves trees to one place: that of the value which they were made from.
public final class Placed {

  private Placed() {}

  /// The same documents and findings, all at `place`.
  static Parsed at(Location place, Parsed parsed) {
    return new Parsed(
        parsed.documents().stream()
            .map(document -> new Document(document.index(), at(place, document.root())))
            .toList(),
        parsed.findings().stream().map(finding -> at(place, finding)).toList());
  }

  private static Finding at(Location place, Finding finding) {
    return new Finding(
        finding.rule(), finding.severity(), place, finding.message(), finding.why(), finding.fix());
  }

  /// The same tree, each key and value at `place`.
  public static Node at(Location place, Node node) {
    return switch (node) {
      case Scalar scalar -> new Scalar(scalar.kind(), scalar.text(), place);
      case Sequence sequence ->
          new Sequence(sequence.items().stream().map(item -> at(place, item)).toList(), place);
      case Mapping mapping -> at(place, mapping);
    };
  }

  /// The same mapping, each key and value at `place`.
  public static Mapping at(Location place, Mapping mapping) {
    var entries = new ArrayList<Mapping.Entry>();
    for (Mapping.Entry entry : mapping.entries()) {
      entries.add(new Mapping.Entry(entry.key(), place, at(place, entry.value()), entry.comment()));
    }
    return Mapping.of(entries, place);
  }

  /// The same tree with each place as `move` says, as for a text that a template made.
  public static Node moved(Node node, UnaryOperator<Location> move) {
    return switch (node) {
      case Scalar scalar ->
          new Scalar(
              scalar.kind(), scalar.text(), move.apply(scalar.place()), move.apply(scalar.body()));
      case Sequence sequence ->
          new Sequence(
              sequence.items().stream().map(item -> moved(item, move)).toList(),
              move.apply(sequence.place()));
      case Mapping mapping -> {
        var entries = new ArrayList<Mapping.Entry>();
        for (Mapping.Entry entry : mapping.entries()) {
          Location key = move.apply(entry.keyPlace());
          entries.add(
              new Mapping.Entry(entry.key(), key, moved(entry.value(), move), entry.comment()));
        }
        yield Mapping.of(entries, move.apply(mapping.place()));
      }
    };
  }
}
