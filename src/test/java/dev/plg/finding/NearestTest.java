package dev.plg.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KEYS = List.of("existingSecret", "userKey", "passwordKey");

  /// Where the name of a key of a Secret belongs, a password would be read as one.
  @Test
  void a_secret_is_not_led_to_its_name() {
    assertEquals(Optional.empty(), Nearest.beginning("password", KEYS));
    assertEquals(Optional.empty(), Nearest.to("password", KEYS));
  }

  @Test
  void a_misspelt_name_is_led_to_the_right_one() {
    assertEquals(Optional.of("passwordKey"), Nearest.to("paswordKey", KEYS));
    assertEquals(Optional.of("passwordKey"), Nearest.beginning("passwordKeyName", KEYS));
    assertEquals(
        Optional.of("retentionPeriod"), Nearest.beginning("retention", List.of("retentionPeriod")));
  }
}
