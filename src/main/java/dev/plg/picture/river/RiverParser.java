package dev.plg.picture.river;

import dev.plg.finding.Location;
import dev.plg.picture.river.RiverToken.Kind;
import java.util.ArrayList;
import java.util.List;

/// Puts pieces together to blocks and attributes.
// alloy syntax/parser/internal.go: Body = [ Statement { terminator Statement } ]
final class RiverParser {

  /// Blocks this deep do not occur in practice; deeper ones are not parsed.
  private static final int DEEPEST = 50;

  private final List<RiverToken> tokens;
  private final List<RiverFault> faults = new ArrayList<>();
  private boolean understood = true;
  private int at;
  private int depth;

  RiverParser(List<RiverToken> tokens) {
    this.tokens = tokens;
  }

  List<RiverFault> faults() {
    return faults;
  }

  /// The blocks of the file; none where it is not understood.
  List<RiverBlock> blocks() {
    var file = new Body();
    body(file);
    understood &= here().kind() == Kind.END;
    return understood && faults.isEmpty() ? file.blocks : List.of();
  }

  private static final class Body {
    final List<RiverAttribute> attributes = new ArrayList<>();
    final List<RiverBlock> blocks = new ArrayList<>();
  }

  private RiverToken here() {
    return tokens.get(at);
  }

  private boolean goesOn() {
    return understood && faults.isEmpty() && here().kind() != Kind.END;
  }

  /// Reads statements up to the end of the block, which it leaves to be read.
  private void body(Body body) {
    while (goesOn() && !here().is("}")) {
      if (here().kind() == Kind.END_OF_STATEMENT) {
        at++;
      } else {
        statement(body);
        endOfStatement();
      }
    }
  }

  private void endOfStatement() {
    boolean ends =
        here().kind() == Kind.END_OF_STATEMENT || here().kind() == Kind.END || here().is("}");
    if (goesOn() && !ends) {
      faults.add(new RiverFault(RiverFault.Kind.STATEMENT, here().text(), here().place()));
    }
  }

  private void statement(Body body) {
    Location place = here().place();
    String name = name();
    String label = "";
    if (here().kind() == Kind.STRING) {
      label = here().text();
      at++;
    }
    if (here().is("{")) {
      at++;
      body.blocks.add(block(name, label, place));
    } else if (here().is("=") && label.isEmpty()) {
      at++;
      attribute(body, name, place);
    } else {
      understood = false;
    }
  }

  private String name() {
    var name = new StringBuilder();
    while (here().kind() == Kind.NAME || here().is(".")) {
      name.append(here().text());
      at++;
    }
    // A text of a manual may leave things out: `...`.
    understood &= !name.isEmpty() && name.charAt(0) != '.';
    return name.toString();
  }

  private RiverBlock block(String name, String label, Location place) {
    var inner = new Body();
    understood &= ++depth < DEEPEST;
    body(inner);
    depth--;
    if (goesOn()) {
      at++;
    } else if (understood && faults.isEmpty()) {
      faults.add(new RiverFault(RiverFault.Kind.UNCLOSED, name, place));
    }
    return new RiverBlock(name, label, inner.attributes, inner.blocks, place);
  }

  private void attribute(Body body, String name, Location place) {
    int start = at;
    int open = 0;
    while (here().kind() != Kind.END && !isEndOfValue(open, start)) {
      open += change(here());
      at++;
    }
    List<RiverToken> value =
        tokens.subList(start, at).stream()
            .filter(it -> it.kind() != Kind.END_OF_STATEMENT)
            .toList();
    understood &= !value.isEmpty() && open == 0;
    if (!value.isEmpty()) {
      body.attributes.add(new RiverAttribute(name, place, value));
    }
  }

  private boolean isEndOfValue(int open, int start) {
    boolean second = at > start && here().beginsValue() && tokens.get(at - 1).endsValue();
    return open == 0 && (here().kind() == Kind.END_OF_STATEMENT || here().is("}") || second);
  }

  private static int change(RiverToken token) {
    if (token.is("{") || token.is("[") || token.is("(")) {
      return 1;
    }
    return token.is("}") || token.is("]") || token.is(")") ? -1 : 0;
  }
}
