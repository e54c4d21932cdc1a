package dev.plg.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// A Kubernetes resource quantity: `250m`, `10Gi`.
// kubernetes staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
public record Quantity(String text) {

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("Ki", BigDecimal.TWO.pow(10)),
          Map.entry("Mi", BigDecimal.TWO.pow(20)),
          Map.entry("Gi", BigDecimal.TWO.pow(30)),
          Map.entry("Ti", BigDecimal.TWO.pow(40)),
          Map.entry("Pi", BigDecimal.TWO.pow(50)));

  public Quantity {
    InvalidValue.unless(
        text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?"),
        () -> "'%s' is not a quantity".formatted(text),
        () -> "write a number and one of Ki, Mi, Gi, Ti (or m for thousandths), as in '10Gi' or '250m'");
  }

  /// In whole bytes for memory and disks, in whole cores for a CPU; rounded down.
  public long units() {
    return exact().setScale(0, RoundingMode.DOWN).longValue();
  }

  /// True where the quantity is more than nothing.
  public boolean isPositive() {
    return exact().signum() > 0;
  }

  public boolean isMoreThan(Quantity other) {
    return exact().compareTo(other.exact()) > 0;
  }

  private BigDecimal exact() {
    int end = text.length();
    while (Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    return new BigDecimal(text.substring(0, end)).multiply(UNITS.get(text.substring(end)));
  }

  @Override
  public String toString() {
    return text;
  }
}
