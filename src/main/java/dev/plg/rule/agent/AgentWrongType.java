package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.Attribute;
import dev.plg.catalog.BlockKey;
import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.AgentBlock;
import dev.plg.view.GoDuration;
import java.util.Optional;
import java.util.stream.Stream;

/// An argument that is a single word, number or string has the type that the component expects.
/// Alloy's language converts numbers to strings and strings to numbers, and nothing else.
final class AgentWrongType {

  private static final String NUMBER = "[-+]?[0-9_]*\\.?[0-9]+([eE][-+]?[0-9]+)?";

  static final Rule RULE =
      error("agent/wrong-type", PICTURE.each(AgentBlock::in))
          .what("an argument of a component has the wrong type")
          .why("the program does not load the configuration")
          .fix("write a value of the argument's type")
          .source("grafana/alloy syntax/internal/value/decode.go, convert.go@v1.18.1")
          .where(it -> it.known().filter(BlockKey::isBlock).isPresent())
          .finds(it -> it.block().attributes().stream().flatMap(each -> misfit(it, each)));

  private AgentWrongType() {}

  private static Stream<Violation> misfit(AgentBlock block, Attribute attribute) {
    AlloyExpression value = attribute.value();
    return block.keys().find(block.at().to(attribute.name())).stream()
        .filter(key -> !fits(key, value))
        .map(key -> violation(block, key, value));
  }

  private static Violation violation(AgentBlock block, BlockKey key, AlloyExpression value) {
    return at(
            value.place(),
            "`%s` in %s must be %s, not %s"
                .formatted(key.name(), block.title(), wants(key), isA(value)))
        .fixedBy(meant(key, value).map("did you mean \"%s\"?"::formatted).orElse(""))
        .certainIf(block.keys().isCertain(block.at().to(key.name())));
  }

  private static Optional<String> meant(BlockKey key, AlloyExpression value) {
    String text = written(value);
    return key.words().stream()
        .filter(word -> text.startsWith(word) || word.startsWith(text))
        .findFirst()
        .or(() -> Nearest.to(text, key.words()));
  }

  private static boolean fits(BlockKey key, AlloyExpression value) {
    return switch (value) {
      case AlloyExpression.Text(String text, _) -> takesText(key, text);
      case AlloyExpression.Literal literal when literal.isNumber() ->
          takesNumber(key, literal.code());
      case AlloyExpression.Literal(String code, _) -> code.equals("null") || takesSwitch(key);
      case AlloyExpression.Name _,
          AlloyExpression.Items _,
          AlloyExpression.Fields _,
          AlloyExpression.Call _,
          AlloyExpression.Member _,
          AlloyExpression.Element _,
          AlloyExpression.Group _,
          AlloyExpression.Prefixed _,
          AlloyExpression.Joined _,
          AlloyExpression.Code _ ->
          true;
    };
  }

  private static boolean takesText(BlockKey key, String text) {
    return switch (key.type()) {
      case BOOL, LIST, MAP -> false;
      case INT, FLOAT -> text.matches(NUMBER);
      case GO_DURATION -> isGoDuration(text);
      case STRING ->
          key.words().isEmpty()
              || text.isEmpty()
              || key.words().stream().anyMatch(text::equalsIgnoreCase);
      case DURATION, BYTES, CLOSED, BLOCK, BLOCKS, ANY -> true;
    };
  }

  private static boolean isGoDuration(String text) {
    String positive = text.replaceFirst("^[-+]", "");
    return GoDuration.parse(positive).isPresent() && !GoDuration.hasLongUnit(positive);
  }

  private static boolean takesNumber(BlockKey key, String text) {
    return switch (key.type()) {
      case BOOL, LIST, MAP -> false;
      case GO_DURATION -> text.equals("0");
      case INT, FLOAT, STRING, DURATION, BYTES, CLOSED, BLOCK, BLOCKS, ANY -> true;
    };
  }

  private static boolean takesSwitch(BlockKey key) {
    return switch (key.type()) {
      case BOOL, CLOSED, BLOCK, BLOCKS, ANY -> true;
      case INT, FLOAT, STRING, GO_DURATION, DURATION, BYTES, LIST, MAP -> false;
    };
  }

  private static String wants(BlockKey key) {
    return switch (key.type()) {
      case BOOL -> "true or false";
      case INT, FLOAT -> "a number";
      case GO_DURATION, DURATION -> "a duration such as \"30s\", \"5m\" or \"1h\"";
      case LIST -> "a list";
      case MAP -> "an object";
      case STRING ->
          key.words().isEmpty() ? "a string" : "one of " + String.join(", ", key.words());
      case BYTES -> "a size";
      case CLOSED, BLOCK, BLOCKS, ANY -> "another value";
    };
  }

  private static String isA(AlloyExpression value) {
    return value instanceof AlloyExpression.Text
        ? "the string \"%s\"".formatted(written(value))
        : written(value);
  }

  /// A string or a literal, without quotes.
  private static String written(AlloyExpression value) {
    return switch (value) {
      case AlloyExpression.Text(String text, _) -> text;
      case AlloyExpression.Literal(String code, _) -> code;
      default -> "";
    };
  }
}
