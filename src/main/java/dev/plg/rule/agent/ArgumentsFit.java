package dev.plg.rule.agent;

import dev.plg.catalog.BlockKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.picture.river.RiverToken;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AgentBlock;
import dev.plg.view.GoDuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An argument that is written as one word, number or text is of the type that the component takes.
/// Alloy's language turns numbers into texts and texts into numbers, and nothing else.
final class ArgumentsFit implements PictureRule {

  private static final String NUMBER = "[-+]?[0-9_]*\\.?[0-9]+([eE][-+]?[0-9]+)?";

  @Override
  public About about() {
    return new About(
        "agent/wrong-type",
        Severity.ERROR,
        Versions.ALL,
        "an argument of a component is not of the type that it takes",
        "the program does not load the configuration",
        "write a value of that type",
        "alloy syntax/internal/value/decode.go, convert.go@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return AgentBlock.in(picture)
        .filter(it -> it.known().filter(BlockKey::isBlock).isPresent())
        .flatMap(it -> it.block().attributes().stream().flatMap(each -> misfit(it, each)))
        .toList();
  }

  private Stream<Finding> misfit(AgentBlock block, RiverAttribute attribute) {
    if (attribute.value().size() != 1) {
      return Stream.empty();
    }
    RiverToken value = attribute.value().getFirst();
    return block.keys().find(block.at().to(attribute.name())).stream()
        .filter(key -> !fits(key, value))
        .map(key -> finding(block, key, value));
  }

  private Finding finding(AgentBlock block, BlockKey key, RiverToken value) {
    Finding finding =
        about()
            .finding(
                value.place(),
                "`%s` in %s takes %s, not %s"
                    .formatted(key.name(), block.title(), wants(key), isA(value)),
                meant(key, value).map("did you mean \"%s\"?"::formatted).orElse(about().fix()));
    return block.keys().isCertain(block.at().to(key.name()))
        ? finding
        : finding.atMost(Severity.WARNING);
  }

  private static Optional<String> meant(BlockKey key, RiverToken value) {
    return key.words().stream()
        .filter(word -> value.text().startsWith(word) || word.startsWith(value.text()))
        .findFirst()
        .or(() -> Nearest.to(value.text(), key.words()));
  }

  private static boolean fits(BlockKey key, RiverToken value) {
    return switch (value.kind()) {
      case STRING -> takesText(key, value.text());
      case NUMBER -> takesNumber(key, value.text());
      case NAME -> !value.text().matches("true|false") || takesSwitch(key);
      case SIGN, END_OF_STATEMENT, END -> true;
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
      case GO_DURATION, DURATION -> "a duration as \"30s\", \"5m\" or \"1h\"";
      case LIST -> "a list";
      case MAP -> "an object";
      case STRING -> key.words().isEmpty() ? "a text" : "one of " + String.join(", ", key.words());
      case BYTES -> "a size";
      case CLOSED, BLOCK, BLOCKS, ANY -> "another value";
    };
  }

  private static String isA(RiverToken value) {
    return value.kind() == RiverToken.Kind.STRING
        ? "the text \"%s\"".formatted(value.text())
        : value.text();
  }
}
