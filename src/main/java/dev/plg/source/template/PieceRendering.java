package dev.plg.source.template;

import dev.plg.source.template.GoTemplate.Rendered;
import dev.plg.source.template.GoTemplate.Result;
import dev.plg.source.template.Value.Known;
import dev.plg.source.template.Value.Unknown;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prints the pieces of a template.
final class PieceRendering {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?<name>[A-Za-z0-9_]+)\\s*(?<way>:?=)\\s*(?<code>.*)", Pattern.DOTALL);

  private static final Pattern LOOP =
      Pattern.compile(
          "(?:\\$(?<first>[A-Za-z0-9_]+)\\s*(?:,\\s*\\$(?<second>[A-Za-z0-9_]+)\\s*)?:=)?(?<code>.*)",
          Pattern.DOTALL);

  private final String template;
  private final Functions functions;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> lines = new ArrayList<>();
  private Optional<Result.Dynamic> dynamic = Optional.empty();

  PieceRendering(String template, Functions functions) {
    this.template = template;
    this.functions = functions;
  }

  Result of(List<Piece> pieces, Mapping context) {
    print(pieces, Scope.of(new Known(context)));
    if (dynamic.isPresent()) {
      return dynamic.get();
    }
    return new Result.Text(new Rendered(template, text.toString(), lines));
  }

  private void print(List<Piece> pieces, Scope scope) {
    for (Piece piece : pieces) {
      if (dynamic.isPresent()) {
        return;
      }
      switch (piece) {
        case Piece.Plain(String plain, int line) -> append(plain, line, true);
        case Piece.Action(String code, int line) -> action(code, line, scope);
        case Piece.Block block -> block(block, scope);
        case Piece.Definition _ -> {}
      }
    }
  }

  /// @param moves whether the lines of the text are lines of the template
  private void append(String more, int firstLine, boolean moves) {
    int line = firstLine;
    for (int at = 0; at < more.length(); at++) {
      if (text.isEmpty() || text.charAt(text.length() - 1) == '\n') {
        lines.add(line);
      }
      text.append(more.charAt(at));
      if (more.charAt(at) == '\n' && moves) {
        line++;
      }
    }
  }

  private void action(String code, int line, Scope scope) {
    if (code.isEmpty() || code.startsWith("/*")) {
      return;
    }
    Matcher variable = VARIABLE.matcher(code);
    if (variable.matches()) {
      Value value = Expression.of(variable.group("code"), scope, functions);
      if (variable.group("way").equals("=")) {
        scope.assign(variable.group("name"), value);
      } else {
        scope.declare(variable.group("name"), value);
      }
      return;
    }
    String printed =
        Expression.of(code, scope, functions).text().orElse(String.valueOf(GoTemplate.UNKNOWN));
    append(printed, line, false);
  }

  private void block(Piece.Block block, Scope scope) {
    if (block.word().equals("range")) {
      range(block, scope);
      return;
    }
    Scope inner = scope.inner();
    Value value = condition(block.code(), inner);
    Optional<Boolean> truth = value.truth();
    if (truth.isEmpty()) {
      dynamic = Optional.of(new Result.Dynamic(block.line(), block.word() + " " + block.code()));
    } else if (truth.get()) {
      print(block.then(), block.word().equals("with") ? inner.with(value) : inner);
    } else {
      print(block.otherwise(), inner);
    }
  }

  private Value condition(String code, Scope scope) {
    Matcher variable = VARIABLE.matcher(code);
    if (!variable.matches()) {
      return Expression.of(code, scope, functions);
    }
    Value value = Expression.of(variable.group("code"), scope, functions);
    scope.declare(variable.group("name"), value);
    return value;
  }

  private void range(Piece.Block block, Scope scope) {
    Matcher loop = LOOP.matcher(block.code());
    boolean matches = loop.matches();
    Value over =
        matches ? Expression.of(loop.group("code"), scope, functions) : new Unknown(block.code());
    switch (over) {
      case Unknown _ ->
          dynamic = Optional.of(new Result.Dynamic(block.line(), "range " + block.code()));
      case Known(Sequence sequence) -> {
        int index = 0;
        for (Node item : sequence.items()) {
          turn(block, scope, loop, Value.of(index++), new Known(item));
        }
        printEmpty(sequence.items().isEmpty(), block, scope);
      }
      case Known(Mapping mapping) -> {
        mapping.entries().stream()
            .sorted((a, b) -> a.key().compareTo(b.key()))
            .forEach(
                entry -> turn(block, scope, loop, Value.of(entry.key()), new Known(entry.value())));
        printEmpty(mapping.isEmpty(), block, scope);
      }
      case Known(Scalar _) -> printEmpty(true, block, scope);
    }
  }

  private void printEmpty(boolean empty, Piece.Block block, Scope scope) {
    if (empty) {
      print(block.otherwise(), scope.inner());
    }
  }

  private void turn(Piece.Block block, Scope scope, Matcher loop, Value key, Value item) {
    Scope inner = scope.with(item);
    Optional<String> first = Optional.ofNullable(loop.group("first"));
    Optional<String> second = Optional.ofNullable(loop.group("second"));
    first.ifPresent(name -> inner.declare(name, second.isPresent() ? key : item));
    second.ifPresent(name -> inner.declare(name, item));
    print(block.then(), inner);
  }
}
