package dev.plg.alloy;

import dev.plg.alloy.AlloyToken.Kind;
import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Puts the pieces of one value together.
// alloy syntax/parser/internal.go ParseExpression, syntax/token/token.go BinaryPrecedence@v1.18.1
final class ExpressionParser {

  /// Values this deep do not occur in practice; deeper ones are not parsed.
  private static final int DEEPEST = 50;

  /// Sums and accesses this long do not occur either.
  private static final int LONGEST = 500;

  private static final Map<String, Integer> BINDS =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("<", 3),
          Map.entry("<=", 3),
          Map.entry(">", 3),
          Map.entry(">=", 3),
          Map.entry("+", 4),
          Map.entry("-", 4),
          Map.entry("*", 5),
          Map.entry("/", 5),
          Map.entry("%", 5),
          Map.entry("^", 6));

  private final List<AlloyToken> tokens;
  private int at;
  private int depth;
  private boolean understood = true;

  private ExpressionParser(List<AlloyToken> tokens) {
    this.tokens = tokens;
  }

  /// The expression that the pieces are; as [AlloyExpression.Code] where it is not understood.
  static AlloyExpression read(List<AlloyToken> tokens) {
    var parser = new ExpressionParser(tokens);
    AlloyExpression value = parser.expression(1);
    return parser.understood && parser.at == tokens.size()
        ? value
        : new AlloyExpression.Code(
            tokens.stream().map(AlloyToken::text).collect(Collectors.joining(" ")),
            tokens.getFirst().place());
  }

  private boolean is(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }

  private boolean skips(String sign) {
    if (!is(sign)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(String sign) {
    understood &= skips(sign);
  }

  private AlloyExpression expression(int weakest) {
    AlloyExpression left = operand();
    int length = 0;
    while (understood && binds() >= weakest) {
      understood = ++length < LONGEST;
      String sign = tokens.get(at++).text();
      // a power binds from the right
      int next = BINDS.getOrDefault(sign, 0) + (sign.equals("^") ? 0 : 1);
      left = new AlloyExpression.Joined(left, sign, expression(next));
    }
    return left;
  }

  private int binds() {
    return at < tokens.size() && tokens.get(at).kind() == Kind.SIGN
        ? BINDS.getOrDefault(tokens.get(at).text(), 0)
        : 0;
  }

  private AlloyExpression operand() {
    understood &= at < tokens.size() && ++depth < DEEPEST;
    if (!understood) {
      return new AlloyExpression.Code("", Location.NONE);
    }
    AlloyToken first = tokens.get(at++);
    AlloyExpression value =
        switch (first.kind()) {
          case STRING -> new AlloyExpression.Text(first.text(), first.place());
          case NUMBER -> new AlloyExpression.Literal(first.text(), first.place());
          case NAME -> named(first);
          case SIGN -> signed(first);
          case COMMENT, END_OF_STATEMENT, END -> unknown(first);
        };
    depth--;
    return value;
  }

  private AlloyExpression unknown(AlloyToken token) {
    understood = false;
    return new AlloyExpression.Code(token.text(), token.place());
  }

  private AlloyExpression named(AlloyToken first) {
    if (List.of("true", "false", "null").contains(first.text())) {
      return new AlloyExpression.Literal(first.text(), first.place());
    }
    var path = new StringBuilder(first.text());
    Optional<String> member = member();
    while (member.isPresent()) {
      path.append('.').append(member.get());
      member = member();
    }
    return accessed(new AlloyExpression.Name(path.toString(), first.place()));
  }

  /// The name behind a dot.
  private Optional<String> member() {
    if (!is(".") || at + 1 >= tokens.size() || tokens.get(at + 1).kind() != Kind.NAME) {
      return Optional.empty();
    }
    at += 2;
    return Optional.of(tokens.get(at - 1).text());
  }

  /// The value with the members, elements and arguments that follow it.
  private AlloyExpression accessed(AlloyExpression first) {
    AlloyExpression value = first;
    Optional<AlloyExpression> longer = accessedOnce(value);
    int length = 0;
    while (understood && longer.isPresent()) {
      value = longer.get();
      understood = ++length < LONGEST;
      longer = accessedOnce(value);
    }
    return value;
  }

  private Optional<AlloyExpression> accessedOnce(AlloyExpression value) {
    if (skips("(")) {
      return Optional.of(new AlloyExpression.Call(value, list(")")));
    }
    if (skips("[")) {
      AlloyExpression key = expression(1);
      expect("]");
      return Optional.of(new AlloyExpression.Element(value, key));
    }
    return member().map(name -> new AlloyExpression.Member(value, name));
  }

  private AlloyExpression signed(AlloyToken first) {
    return switch (first.text()) {
      case "!", "-" -> new AlloyExpression.Prefixed(first.text(), operand(), first.place());
      case "(" -> {
        var group = new AlloyExpression.Group(expression(1), first.place());
        expect(")");
        yield accessed(group);
      }
      case "[" -> accessed(new AlloyExpression.Items(list("]"), first.place()));
      case "{" -> accessed(fields(first.place()));
      default -> unknown(first);
    };
  }

  private List<AlloyExpression> list(String end) {
    var items = new ArrayList<AlloyExpression>();
    each(end, () -> items.add(expression(1)));
    return items;
  }

  private AlloyExpression fields(Location place) {
    var fields = new LinkedHashMap<String, AlloyExpression>();
    each(
        "}",
        () -> {
          AlloyToken name = tokens.get(at++);
          understood &= name.kind() == Kind.NAME || name.kind() == Kind.STRING;
          expect("=");
          fields.put(name.text(), expression(1));
          return true;
        });
    return new AlloyExpression.Fields(fields, place);
  }

  /// Reads what is between commas, up to the sign that ends it.
  private void each(String end, BooleanSupplier one) {
    boolean more = true;
    while (understood && at < tokens.size() && !is(end) && more) {
      boolean _ = one.getAsBoolean();
      more = skips(",");
    }
    expect(end);
  }
}
