package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plg.finding.Finding;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The printed schema and the checks come from the same declarations; a validator by others tells
/// whether they agree.
class StackSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(StackSchema.json(), InputFormat.JSON);

  /// Findings about a value whose type is right and whose text is not: the schema has no patterns.
  private static final Set<String> BEYOND_THE_SCHEMA = Set.of("stack/value");

  private static final List<String> VALUES =
      List.of("text", "7", "1.5", "true", "[]", "[x]", "{}", "{other-key: 1}");

  static Stream<StackPaths.Path> paths() {
    return StackPaths.all().stream().filter(path -> !path.toString().startsWith("environments.*."));
  }

  @Test
  void every_key_is_described() {
    var silent = new TreeSet<String>();
    for (StackPaths.Path path : StackPaths.all()) {
      boolean named = !path.steps().getLast().equals("[]") && !path.steps().getLast().equals("*");
      if (named && path.schema().text("description").orElse("").length() < 8) {
        silent.add(path.toString());
      }
    }
    assertEquals(Set.of(), silent);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void examples_and_defaults_are_of_their_key_s_shape(StackPaths.Path path) {
    Stream<Node> values =
        Stream.concat(
            path.schema().sequence("examples").items().stream(),
            path.schema().find("default").stream());
    values.forEach(
        value -> assertEquals(List.of(), check(path.holding(JsonWriter.writeCompact(value)))));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_printed_schema_and_the_checks_agree(StackPaths.Path path) {
    for (String value : VALUES) {
      String text = path.holding(value);
      List<Finding> findings = check(text);
      boolean valid = SCHEMA.validate(JsonWriter.write(tree(text)), InputFormat.JSON).isEmpty();
      boolean byValueAlone =
          findings.stream().allMatch(it -> BEYOND_THE_SCHEMA.contains(it.rule()));
      if (findings.isEmpty()) {
        assertEquals(true, valid, text);
      } else if (!byValueAlone) {
        assertFalse(valid, () -> text + " gives " + findings);
      }
    }
  }

  /// An unknown key, and what the message suggests.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          storage: {class: gp3}               | did you mean `cluster.storageClass`?
          loki: {storageClass: gp3}           | did you mean `loki.persistence.storageClass`?
          promtail: {storageClass: gp3}       | did you mean `cluster.storageClass`?
          promtail: {uid: x}                  | `promtail` has no key 'uid'
          grafana: {bucket: x}                | `grafana` has no key 'bucket'
          loki: {bucket: x}                   | did you mean `storage.s3.bucket`?
          loki: {labels: {a: b}}              | did you mean `labels`?
          name: x                             | did you mean `metadata.name`?
          retention: 7d                       | did you mean `loki.retention` or `tempo.retention`?
          environments: {a: {retention: 7d}}  | did you mean `loki.retention` or `tempo.retention`?
          storage: {retention: 7d}            | did you mean `loki.retention` or `tempo.retention`?
          loki: {dockerRoot: /x}              | did you mean `cluster.dockerRoot`?
          """)
  void an_unknown_key_is_led_to_the_nearest_path_of_the_same_meaning(String line, String words) {
    List<Finding> findings = check(line);
    assertEquals(1, findings.size(), findings::toString);
    String message = findings.getFirst().message();
    assertEquals("stack/unknown-key", findings.getFirst().rule());
    assertEquals(words, message.substring(message.length() - words.length()));
  }

  @Test
  void what_plg_does_not_deploy_is_named_as_such() {
    Set<String> known = new TreeSet<>();
    StackPaths.all().forEach(path -> known.add(path.steps().getLast().toLowerCase(Locale.ROOT)));
    for (OutOfScope part : OutOfScope.ALL) {
      for (String name : part.names()) {
        assertFalse(known.contains(name), name + " is a key");
        String fix = check("{" + name + ": {}}").getFirst().fix();
        assertEquals(part.advice(), fix.substring(0, part.advice().length()));
      }
    }
  }

  private static List<Finding> check(String text) {
    return StackSchema.check(List.of(tree(text)));
  }

  private static Mapping tree(String text) {
    return (Mapping) YamlReader.read("stack.yaml", text).documents().getFirst().root();
  }
}
