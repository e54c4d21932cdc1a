package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.yaml.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class TplValuesTest {

  @Test
  void leaves_a_text_without_an_action_as_it_is() {
    assertEquals("$1/{a} }}", TplValues.literal("$1/{a} }}"));
  }

  @Test
  void makes_each_opening_an_action_that_prints_it() {
    assertEquals("a {{ `{{` }} .x }} b", TplValues.literal("a {{ .x }} b"));
  }

  @Test
  void reaches_every_key_and_string_of_a_tree() {
    Mapping tree = Mapping.builder().put("{{k}}", List.of("{{v}}", 1, Mapping.EMPTY)).build();
    Mapping literal =
        Mapping.builder().put("{{ `{{` }}k}}", List.of("{{ `{{` }}v}}", 1, Mapping.EMPTY)).build();
    assertEquals(literal, TplValues.literal(tree));
  }
}
