package dev.plg.alloy;

import dev.plg.alloy.AlloyToken.Kind;
import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.List;

/// Puts pieces together to blocks and attributes.
// alloy syntax/parser/internal.go: Body = [ Statement { terminator Statement } ]
final class Parser {

  /// Blocks this deep do not occur in practice; deeper ones are not parsed.
  private static final int DEEPEST = 50;

  private final List<AlloyToken> tokens;
  private final List<AlloyFault> faults = new ArrayList<>();
  private boolean understood = true;
  private int at;
  private int depth;

  Parser(List<AlloyToken> tokens) {
    this.tokens = tokens;
  }

  List<AlloyFault> faults() {
    return faults;
  }

  /// The blocks of the file; none where it is not understood.
  List<Block> blocks() {
    Block file = Block.of("").with(body());
    understood &= here().kind() == Kind.END;
    return understood && faults.isEmpty() ? file.blocks() : List.of();
  }

  private AlloyToken here() {
    return tokens.get(at);
  }

  private boolean goesOn() {
    return understood && faults.isEmpty() && here().kind() != Kind.END;
  }

  /// Reads statements up to the end of the block, which it leaves to be read.
  private List<AlloyStatement> body() {
    var body = new ArrayList<AlloyStatement>();
    var comment = new ArrayList<String>();
    while (goesOn() && !here().is("}")) {
      switch (here().kind()) {
        case END_OF_STATEMENT -> at++;
        case COMMENT -> {
          comment.add(here().text());
          at++;
        }
        case NAME, STRING, NUMBER, SIGN, END -> {
          statement(body, String.join("\n", comment));
          comment.clear();
          endOfStatement();
        }
      }
    }
    return body;
  }

  private void endOfStatement() {
    boolean ends =
        here().kind() == Kind.END_OF_STATEMENT || here().kind() == Kind.END || here().is("}");
    if (goesOn() && !ends) {
      faults.add(new AlloyFault(AlloyFault.Kind.STATEMENT, here().text(), here().place()));
    }
  }

  private void statement(List<AlloyStatement> body, String comment) {
    Location place = here().place();
    String name = name();
    String label = "";
    if (here().kind() == Kind.STRING) {
      label = here().text();
      at++;
    }
    if (here().is("{")) {
      at++;
      body.add(new Block(name, label, inner(name, place), comment, place));
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

  private List<AlloyStatement> inner(String name, Location place) {
    understood &= ++depth < DEEPEST;
    List<AlloyStatement> inner = body();
    depth--;
    if (goesOn()) {
      at++;
    } else if (understood && faults.isEmpty()) {
      faults.add(new AlloyFault(AlloyFault.Kind.UNCLOSED, name, place));
    }
    return inner;
  }

  private void attribute(List<AlloyStatement> body, String name, Location place) {
    int start = at;
    int open = 0;
    while (here().kind() != Kind.END && !isEndOfValue(open, start)) {
      open += change(here());
      at++;
    }
    List<AlloyToken> value =
        tokens.subList(start, at).stream()
            .filter(it -> it.kind() != Kind.END_OF_STATEMENT && it.kind() != Kind.COMMENT)
            .toList();
    understood &= !value.isEmpty() && open == 0;
    if (!value.isEmpty()) {
      body.add(new Attribute(name, ExpressionParser.read(value), place));
    }
  }

  private boolean isEndOfValue(int open, int start) {
    boolean second = at > start && here().beginsValue() && tokens.get(at - 1).endsValue();
    return open == 0 && (here().kind() == Kind.END_OF_STATEMENT || here().is("}") || second);
  }

  private static int change(AlloyToken token) {
    if (token.is("{") || token.is("[") || token.is("(")) {
      return 1;
    }
    return token.is("}") || token.is("]") || token.is(")") ? -1 : 0;
  }
}
