package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "v", "2.", ".9", "2.9.x", "main-3e1f1d9", "2.9 .6"})
  void knows_what_is_no_version(String text) {
    assertEquals(Optional.empty(), Version.parse(text));
    assertThrows(IllegalArgumentException.class, () -> Version.of(text));
  }

  @ParameterizedTest
  @CsvSource({"2.9.6, 2.9", "v3.7, 3.7", "3.7.6-amd64, 3.7", "2, 2.0", "v0.42.0, 0.42"})
  void tells_the_minor(String text, String minor) {
    assertEquals(minor, Version.of(text).minor());
  }

  @Test
  void orders_by_number_not_by_letter() {
    var ordered = Stream.of("2.10.8", "3.0", "2.9.17", "v2.4.2", "2.9.6").map(Version::of).sorted();
    assertEquals(
        List.of("v2.4.2", "2.9.6", "2.9.17", "2.10.8", "3.0"),
        ordered.map(Version::toString).toList());
  }

  @Test
  void equal_versions_may_be_written_differently() {
    assertEquals(Version.of("3.7"), Version.of("v3.7.0-amd64"));
    assertEquals(Version.of("3.7").hashCode(), Version.of("v3.7.0-amd64").hashCode());
  }

  @Test
  void compares_with_a_least_version() {
    assertTrue(Version.of("3.7.6").isAtLeast("3.0"));
    assertTrue(Version.of("3.0.0").isAtLeast("3.0"));
    assertFalse(Version.of("2.9.17").isAtLeast("3.0"));
  }

  @Test
  void prints_what_was_written() {
    assertEquals("v0.42.0", Version.of("v0.42.0").toString());
  }
}
