package dev.plg.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "1999m, 1",
    "1.5k, 1500",
    "2M, 2000000",
    "3G, 3000000000",
    "4T, 4000000000000",
    "5P, 5000000000000000",
    "1.5Ki, 1536",
    "7Mi, 7340032",
    "10Gi, 10737418240",
    "0.123456789Ti, 135742175033",
    "1Pi, 1125899906842624",
  })
  void counts_in_whole_units_rounded_down(String text, long units) {
    assertEquals(units, new Quantity(text).units());
  }

  @Test
  void compares_exactly_at_any_size() {
    var most = new Quantity("999999999999999.999999999Pi");
    var less = new Quantity("999999999999999.999999998Pi");
    assertTrue(most.isMoreThan(less));
    assertFalse(less.isMoreThan(most));
    assertTrue(new Quantity("0.000000001m").isPositive());
    assertFalse(new Quantity("0.000Gi").isPositive());
    assertTrue(new Quantity("1025Mi").isMoreThan(new Quantity("1Gi")));
    assertFalse(new Quantity("1024Mi").isMoreThan(new Quantity("1Gi")));
    assertFalse(new Quantity("1000m").isMoreThan(new Quantity("1")));
  }

  @Test
  void counts_what_no_long_holds_as_decimals_do() {
    var exact = new BigDecimal("999999999999999").multiply(new BigDecimal(1L << 50));
    assertEquals(exact.toBigInteger().longValue(), new Quantity("999999999999999Pi").units());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gi", "1.Gi", ".5Gi", "-1", "1GB", "1 Gi", "1e3", "1234567890123456"})
  void refuses_what_is_no_quantity(String text) {
    assertThrows(InvalidValue.class, () -> new Quantity(text));
  }
}
