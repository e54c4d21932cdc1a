package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts for users are in plain English: no phrase of `words.txt` is in them.
class WordsTest {

  private static final Path WORDS = Path.of("src", "test", "resources", "words.txt");
  private static final String INSTEAD = " = ";

  /// What to say instead, by the phrase.
  private static final Map<String, String> PHRASES = phrases();

  private static final Pattern PHRASE =
      Pattern.compile(
          "(?i)(?<![\\w'-])(?:"
              + PHRASES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
              + ")(?![\\w'-])");

  private static final Pattern DOC = Pattern.compile("(?m)(?:^ *///.*\n)+");

  /// A text block, or literals that are joined by `+`.
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n"
              + "]|\\\\.)*)\"(?:\\s*\\+\\s*\"((?:[^\"\\\\\n"
              + "]|\\\\.)*)\")*",
          Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void help_is_in_plain_english(CommandName command) {
    check(command.toString(), Cli.run("help", command.word()).out());
  }

  @Test
  void the_list_of_commands_is_in_plain_english() {
    check("plg help", Cli.run("help").out());
  }

  @Test
  void schemas_are_in_plain_english() {
    check("stack", Cli.run("schema", "-o", "markdown").out());
    check("plg.yaml", Cli.run("schema", "--of", "plg.yaml", "-o", "markdown").out());
  }

  @Test
  void rules_are_in_plain_english() {
    check("plg rules", Cli.run("rules", "-o", "markdown").out());
  }

  @Test
  void documents_are_in_plain_english() throws IOException {
    for (Path file : files(Path.of("docs"), ".md")) {
      check(file.toString(), Files.readString(file));
    }
    for (String file : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "action.yml")) {
      check(file, Files.readString(Path.of(file)));
    }
  }

  @Test
  void profiles_and_templates_are_in_plain_english() throws IOException {
    for (String folder : List.of("profiles", "templates")) {
      for (Path file : files(Path.of(folder), "")) {
        check(file.toString(), Files.readString(file));
      }
    }
  }

  /// Every literal of the sources: messages, reasons, repairs, comments in generated files.
  @Test
  void messages_are_in_plain_english() throws IOException {
    int literals = 0;
    for (Path file : files(Path.of("src", "main", "java"), ".java")) {
      String source = Files.readString(file);
      for (MatchResult literal : LITERAL.matcher(source).results().toList()) {
        check(file.toString(), literal.group().replaceAll("\"\\s*\\+\\s*\"", ""));
        literals++;
      }
    }
    assertTrue(literals > 5_000, "only " + literals);
  }

  /// A parameter has the name that the code gives it.
  @Test
  void doc_comments_are_in_plain_english() throws IOException {
    int comments = 0;
    for (Path file : files(Path.of("src", "main", "java"), ".java")) {
      for (MatchResult comment : DOC.matcher(Files.readString(file)).results().toList()) {
        String text = comment.group().replaceAll("(?m)^ *///", "");
        check(file.toString(), text.replaceAll("@param <?\\w+>?", ""));
        comments++;
      }
    }
    assertTrue(comments > 2_000, "only " + comments);
  }

  @Test
  void codes_of_the_catalog_are_in_no_document() throws IOException {
    var code = Pattern.compile("(?<![\\w-])([A-Z]-[0-9]{2}|(gc|ee|ghe|npd):[a-z])");
    for (Path file : files(Path.of("docs"), ".md")) {
      assertEquals(List.of(), found(code, Files.readString(file)), file.toString());
    }
    assertEquals(List.of(), found(code, Files.readString(Path.of("README.md"))));
    assertEquals(List.of(), found(code, Files.readString(Path.of("CHANGELOG.md"))));
  }

  @Test
  void phrases_are_found_between_word_boundaries() {
    assertEquals(List.of("stands", "Nobody"), found(PHRASE, "it stands. Nobody\nunderstands"));
    assertEquals(List.of("without a word"), found(PHRASE, "ignored without a word, alone"));
  }

  private static void check(String place, String text) {
    assertEquals(
        "",
        found(PHRASE, text.replaceAll("\\s+", " ")).stream()
            .map(it -> "'%s': %s".formatted(it, PHRASES.get(it.toLowerCase(Locale.ROOT))))
            .collect(Collectors.joining("\n")),
        place);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(it -> Files.isRegularFile(it) && it.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> phrases() {
    try {
      Map<String, String> phrases = new TreeMap<>();
      for (String line : Files.readAllLines(WORDS, StandardCharsets.UTF_8)) {
        if (!line.startsWith("#")) {
          int at = line.indexOf(INSTEAD);
          phrases.put(line.substring(0, at), line.substring(at + INSTEAD.length()));
        }
      }
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
