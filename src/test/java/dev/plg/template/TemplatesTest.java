package dev.plg.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.component.all.Components;
import dev.plg.finding.Finding;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final Path FOLDER = Path.of("templates");
  private static final Pattern DIRECTIVE = Pattern.compile("</?[#@]([a-z]+)");

  @Test
  void every_manifest_template_has_a_caller_and_every_caller_a_template() throws IOException {
    var files = new TreeSet<String>();
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      walk.filter(file -> file.toString().endsWith(".ftl"))
          .forEach(file -> files.add(FOLDER.relativize(file).toString().replace('\\', '/')));
    }
    assertEquals(files, new TreeSet<>(Components.templates()));
  }

  @Test
  void a_template_only_prints_values_through_y() throws IOException {
    for (String name : Components.templates()) {
      String rest = text(name).replaceAll("\\$\\{y\\([A-Za-z.]+\\)}", "");
      assertTrue(!rest.contains("${") && !rest.contains("#{"), name);
    }
  }

  @Test
  void a_template_is_short_and_knows_only_if_and_list() throws IOException {
    for (String name : Components.templates()) {
      assertTrue(text(name).lines().count() <= 80, name + " is too long");
      DIRECTIVE
          .matcher(text(name))
          .results()
          .forEach(it -> assertTrue(it.group(1).matches("if|else|elseif|list"), name));
    }
  }

  @Test
  void a_null_leaves_its_key_out_and_a_string_stays_a_string() {
    Mapping manifest =
        render(
            "a: ${y(none)}\nb: ${y(text)}\nc: {d: ${y(none)}}\n",
            "none",
            Scalar.NULL,
            "text",
            "on: [1] #");
    assertEquals(Mapping.builder().put("b", "on: [1] #").put("c", Mapping.EMPTY).build(), manifest);
  }

  @Test
  void a_value_that_does_not_exist_is_a_finding_with_the_line() {
    assertEquals("loki/x.yaml.ftl:2:1 template/fault", fault("a: 1\nb: ${y(misspelt)}\n"));
  }

  @Test
  void a_directive_that_does_not_end_is_a_finding_with_the_line() {
    assertEquals("loki/x.yaml.ftl:2:1 template/fault", fault("<#if text>\na: 1\n"));
  }

  @Test
  void what_is_rendered_must_be_a_mapping() {
    assertEquals("loki/x.yaml.ftl:1:1 template/fault", fault("- a\n- b\n"));
  }

  @Test
  void yaml_that_does_not_parse_is_a_finding_in_the_template() {
    assertEquals("loki/x.yaml.ftl:2:3 yaml/syntax", fault("a: 1\n b: 2\n"));
  }

  @Test
  void a_value_that_is_only_part_of_a_text_is_a_finding() {
    assertEquals("loki/x.yaml.ftl:2:1 template/fault", fault("b: 1\na: -x=${y(text)}\n"));
  }

  @Test
  void a_value_may_be_a_key_and_may_hold_what_would_break_a_text() {
    assertEquals(
        Mapping.builder().put("a: b", "\"}\n- ${x}").build(),
        render("${y(key)}: ${y(text)}\n", "key", "a: b", "text", "\"}\n- ${x}"));
  }

  @Test
  void a_template_cannot_reach_java() {
    assertEquals(
        "loki/x.yaml.ftl:1:1 template/fault",
        fault("a: ${\"freemarker.template.utility.Execute\"?new()(\"id\")}\n"));
  }

  private static Mapping render(String template, Object... values) {
    var plain = new TreeMap<String, Object>();
    for (int i = 0; i < values.length; i += 2) {
      plain.put((String) values[i], values[i + 1]);
    }
    var templates = Templates.overriddenBy(new TreeMap<>(Map.of("loki/x.yaml.ftl", template)));
    Mapping manifest = templates.manifest("loki/x.yaml.ftl", Mapping.of(plain));
    assertEquals(0, templates.findings().size(), templates.findings()::toString);
    return manifest;
  }

  private static String fault(String template) {
    var templates = Templates.overriddenBy(new TreeMap<>(Map.of("loki/x.yaml.ftl", template)));
    templates.manifest("loki/x.yaml.ftl", Mapping.builder().put("text", true).build());
    Finding first = templates.findings().getFirst();
    assertEquals(1, templates.findings().size(), templates.findings()::toString);
    return first.place() + " " + first.rule();
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
