package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void puts_each_value_at_the_end_of_its_path() {
    var values =
        new Values().set("a.b", 1).set("c", "x", "why").set("a.d\\.e.f", true, "because");
    assertEquals(
        """
        a:
          b: 1
          d.e:
            # because
            f: true
        # why
        c: x
        """,
        YamlWriter.write(values.build()));
  }

  @Test
  void leaves_out_what_is_absent_or_empty() {
    var values =
        new Values()
            .setIfPresent("a", Optional.empty())
            .setIfPresent("b", Optional.of(2))
            .setUnlessEmpty("c", Mapping.EMPTY);
    assertEquals("b: 2\n", YamlWriter.write(values.build()));
  }
}
