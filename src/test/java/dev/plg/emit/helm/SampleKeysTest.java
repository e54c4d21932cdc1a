package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.profile.StackSchema;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SampleKeysTest {

  @Test
  void every_key_of_the_stack_file_has_its_sample() {
    var keys = new TreeSet<String>();
    Mapping schema =
        (Mapping) YamlReader.read("schema", StackSchema.json()).documents().getFirst().root();
    collect("", schema, schema.mapping("$defs"), keys);
    keys.removeAll(SampleKeys.ELSEWHERE);
    SampleKeys.all().map(SampleKeys.Sample::key).forEach(keys::remove);
    assertEquals(Set.of(), keys);
  }

  private static void collect(String at, Mapping node, Mapping shared, Set<String> keys) {
    Mapping whole =
        node.text("$ref").map(it -> shared.mapping(it.replace("#/$defs/", ""))).orElse(node);
    Mapping properties = whole.mapping("properties");
    if (properties.isEmpty()) {
      keys.add(at);
    }
    for (Mapping.Entry entry : properties.entries()) {
      String below = at.isEmpty() ? entry.key() : at + "." + entry.key();
      collect(below, (Mapping) entry.value(), shared, keys);
    }
  }
}
