package dev.plg.source.template;

import dev.plg.finding.Location;
import dev.plg.source.template.Value.Known;
import dev.plg.source.template.Value.Unknown;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the pipeline of an action and computes it.
final class Expression {

  private final String code;
  private final List<Token> tokens;
  private final Scope scope;
  private final Functions functions;
  private int at;

  private Expression(String code, Scope scope, Functions functions) {
    this.code = code;
    this.tokens = Token.of(code);
    this.scope = scope;
    this.functions = functions;
  }

  /// What a pipeline comes to; unknown where a word of it is not known here.
  static Value of(String code, Scope scope, Functions functions) {
    var expression = new Expression(code, scope, functions);
    Value value = expression.pipeline();
    return expression.at == expression.tokens.size() ? value : expression.unknown();
  }

  private Unknown unknown() {
    return new Unknown(code);
  }

  private Value pipeline() {
    Value value = command(Optional.empty());
    while (isMark("|")) {
      at++;
      value = command(Optional.of(value));
    }
    return value;
  }

  private Value command(Optional<Value> piped) {
    if (at < tokens.size()
        && tokens.get(at) instanceof Token.Word(String name)
        && !isConstant(name)) {
      at++;
      List<Value> operands = operands();
      piped.ifPresent(operands::add);
      return functions.call(name, operands).orElseGet(this::unknown);
    }
    Value value = operand().orElseGet(this::unknown);
    return piped.isPresent() ? unknown() : value;
  }

  private static boolean isConstant(String word) {
    return word.equals("true") || word.equals("false") || word.equals("nil");
  }

  private List<Value> operands() {
    var operands = new ArrayList<Value>();
    for (Optional<Value> next = operand(); next.isPresent(); next = operand()) {
      operands.add(next.get());
    }
    return operands;
  }

  private Optional<Value> operand() {
    if (at == tokens.size()) {
      return Optional.empty();
    }
    Token token = tokens.get(at);
    Optional<Value> value =
        switch (token) {
          case Token.Text(String text) -> Optional.of(Value.of(text));
          case Token.Numeral(String text) -> Optional.of(number(text));
          case Token.Field(List<String> steps) -> Optional.of(follow(scope.dot(), steps));
          case Token.Variable(String name, List<String> steps) ->
              Optional.of(follow(scope.variable(name), steps));
          case Token.Word(String name) -> word(name);
          case Token.Mark(String mark) ->
              mark.equals("(") ? Optional.of(parenthesis()) : Optional.empty();
        };
    if (value.isPresent() && !(token instanceof Token.Mark)) {
      at++;
    }
    return value;
  }

  /// A function without operands among the operands of another.
  private Optional<Value> word(String name) {
    return Optional.of(
        switch (name) {
          case "true" -> Value.of(true);
          case "false" -> Value.of(false);
          case "nil" -> Known.NULL;
          default -> functions.call(name, List.of()).orElseGet(this::unknown);
        });
  }

  private Value parenthesis() {
    at++;
    Value value = pipeline();
    if (!isMark(")")) {
      return unknown();
    }
    at++;
    if (at < tokens.size()
        && tokens.get(at) instanceof Token.Field(List<String> steps)
        && !steps.isEmpty()) {
      at++;
      return follow(value, steps);
    }
    return value;
  }

  private boolean isMark(String text) {
    return at < tokens.size()
        && tokens.get(at) instanceof Token.Mark(String mark)
        && mark.equals(text);
  }

  private static Value follow(Value from, List<String> steps) {
    Value here = from;
    for (String step : steps) {
      here = here.field(step);
    }
    return here;
  }

  private static Value number(String text) {
    boolean whole = text.matches("-?[0-9]{1,18}");
    return new Known(
        new Scalar(whole ? Scalar.Kind.INTEGER : Scalar.Kind.FLOAT, text, Location.NONE));
  }
}
