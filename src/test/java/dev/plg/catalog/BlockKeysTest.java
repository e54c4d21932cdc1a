package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Pointer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockKeysTest {

  private static final BlockKeys ALLOY = of(Program.ALLOY, "1.11.1");

  private static BlockKeys of(Program program, String version) {
    return BlockKeys.of(program, Optional.of(Version.of(version))).orElseThrow();
  }

  private static BlockKey key(String... way) {
    return ALLOY.find(Pointer.of(way)).orElseThrow();
  }

  @Test
  void tells_blocks_from_arguments() {
    assertTrue(key("loki.write", "endpoint").isBlock());
    assertTrue(key("loki.write", "endpoint").isMany());
    assertTrue(key("loki.write", "wal").isBlock());
    assertFalse(key("loki.write", "wal").isMany());
    assertFalse(key("loki.write", "external_labels").isBlock());
    assertEquals(ValueType.GO_DURATION, key("loki.write", "wal", "max_segment_age").type());
  }

  @Test
  void follows_blocks_that_hold_themselves() {
    assertTrue(key("loki.process", "stage.match", "stage.json", "expressions").isRequired());
    assertEquals(
        ValueType.ANY, key("loki.process", "stage.match", "stage.match", "stage.json").type());
  }

  @Test
  void knows_what_a_block_must_hold() {
    assertEquals(
        List.of("forward_to", "targets"),
        ALLOY.required(Pointer.of("loki.source.file")).map(BlockKey::name).toList());
  }

  @Test
  void knows_words_without_the_empty_one() {
    assertEquals(List.of("debug", "info", "warn", "error"), key("logging", "level").words());
  }

  // alloy docs/sources/reference/components/loki/loki.enrich.md@v1.11.1
  @Test
  void knows_the_stability_of_a_component() {
    assertEquals("experimental", key("loki.enrich").stability());
    assertEquals("community", key("otelcol.exporter.datadog").stability());
    assertEquals("", key("loki.write").stability());
  }

  @Test
  void knows_since_when_a_component_exists() {
    BlockKeys old = of(Program.ALLOY, "1.0.0");
    assertTrue(old.find(Pointer.of("loki.enrich")).isEmpty());
    assertEquals(Optional.of(Version.of("1.8.0")), old.addedIn(Pointer.of("loki.enrich")));
  }

  @Test
  void knows_until_when_a_component_existed() {
    BlockKeys flow = of(Program.GRAFANA_AGENT, "0.40.0");
    assertEquals(Optional.of(Version.of("0.34.0")), flow.removedIn(Pointer.of("phlare.write")));
  }

  @Test
  void names_the_nearest_beside_it_or_the_same_further_inside() {
    assertEquals(Optional.of("loki.write"), ALLOY.nearest(Pointer.of("loki.wirte")));
    assertEquals(Optional.of("endpoint.url"), ALLOY.nearest(Pointer.of("loki.write", "url")));
    assertEquals(Optional.empty(), ALLOY.nearest(Pointer.of("loki.write", "entirely_else")));
  }

  @Test
  void is_not_certain_of_a_version_that_is_newer_than_all() {
    BlockKeys newer = of(Program.ALLOY, "1.999.0");
    assertFalse(newer.isExact());
    assertFalse(newer.isCertain(Pointer.of("loki.wirte")));
    assertTrue(ALLOY.isCertain(Pointer.of("loki.wirte")));
  }

  @Test
  void other_programs_have_no_blocks() {
    assertTrue(BlockKeys.of(Program.LOKI, Optional.empty()).isEmpty());
  }
}
