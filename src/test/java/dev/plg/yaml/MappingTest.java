package dev.plg.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTest {

  private record Port(int number, Optional<String> name) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder().put("port", number).with("name", name).build();
    }
  }

  private record Nothing() implements Section {

    @Override
    public Mapping tree() {
      return Mapping.EMPTY;
    }
  }

  @Test
  void what_says_nothing_is_left_out() {
    Mapping tree =
        Mapping.builder()
            .with("absent", Optional.empty())
            .with("list", List.of())
            .with("map", Map.of())
            .with("section", new Nothing())
            .with("null", null)
            .with("text", "")
            .with("number", 0)
            .with("flag", false)
            .build();
    assertEquals(List.of("text", "number", "flag"), List.copyOf(tree.keys()));
  }

  @Test
  void a_template_is_given_null_for_what_says_nothing() {
    Mapping tree = Mapping.builder().putOrNull("a", List.of()).putOrNull("b", 1).build();
    assertEquals("{\"a\":null,\"b\":1}", JsonWriter.writeCompact(tree));
  }

  @Test
  void sections_are_written_wherever_they_stand() {
    Mapping tree =
        Mapping.builder()
            .put("ports", List.of(new Port(1, Optional.of("a")), new Port(2, Optional.empty())))
            .addAll(new Port(3, Optional.empty()))
            .build();
    assertEquals(
        "{\"ports\":[{\"port\":1,\"name\":\"a\"},{\"port\":2}],\"port\":3}",
        JsonWriter.writeCompact(tree));
  }

  @Test
  void a_comment_goes_with_its_value() {
    Mapping tree =
        Mapping.builder()
            .with("a", Optional.empty(), "why not")
            .putIf(true, "b", 1, "why")
            .putIf(false, "c", 1, "why")
            .build();
    assertEquals("# why\nb: 1\n", YamlWriter.write(tree));
  }
}
