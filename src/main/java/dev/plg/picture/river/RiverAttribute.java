package dev.plg.picture.river;

import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An attribute of a block: `url = "http://loki:3100"`.
///
/// @param namePlace where its name is
/// @param value the pieces of its expression; one at least
public record RiverAttribute(String name, Location namePlace, List<RiverToken> value) {

  public RiverAttribute {
    value = List.copyOf(value);
  }

  /// Where its value begins.
  public Location place() {
    return value.getFirst().place();
  }

  /// The string that it is; empty for any other expression.
  public Optional<String> text() {
    return value.size() == 1 && value.getFirst().kind() == RiverToken.Kind.STRING
        ? Optional.of(value.getFirst().text())
        : Optional.empty();
  }

  public boolean isTrue() {
    return value.size() == 1 && value.getFirst().text().equals("true");
  }

  /// Whether a string with this text is part of it.
  public boolean mentions(String part) {
    return value.stream().anyMatch(token -> token.text().contains(part));
  }

  /// The names with a dot in it: `loki.write.default.receiver`.
  public List<Reference> references() {
    var found = new ArrayList<Reference>();
    int i = 0;
    while (i < value.size()) {
      int end = endOfName(i);
      if (end > i + 1) {
        found.add(new Reference(joined(i, end), value.get(i).place()));
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }

  /// The end of the name that begins at a piece; the piece itself where none does.
  private int endOfName(int start) {
    int end = start;
    while (end < value.size() && value.get(end).kind() == RiverToken.Kind.NAME) {
      end++;
      if (end + 1 >= value.size()
          || !value.get(end).is(".")
          || value.get(end + 1).kind() != RiverToken.Kind.NAME) {
        return end;
      }
      end++;
    }
    return end;
  }

  private String joined(int start, int end) {
    var name = new StringBuilder();
    for (RiverToken token : value.subList(start, end)) {
      name.append(token.text());
    }
    return name.toString();
  }

  /// A name that leads to a value of another block.
  public record Reference(String name, Location place) {}
}
