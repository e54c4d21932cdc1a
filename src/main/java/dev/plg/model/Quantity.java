package dev.plg.model;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A Kubernetes resource quantity: `250m`, `10Gi`.
// kubernetes staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
public record Quantity(String text) {

  /// As many digits behind the point as a quantity may have.
  private static final int DECIMALS = 9;

  private static final Pattern SYNTAX =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?");

  /// In thousandths, so that each is a whole number: to set up `BigDecimal` takes 10 ms.
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1_000L),
          Map.entry("m", 1L),
          Map.entry("k", 1_000_000L),
          Map.entry("M", 1_000_000_000L),
          Map.entry("G", 1_000_000_000_000L),
          Map.entry("T", 1_000_000_000_000_000L),
          Map.entry("P", 1_000_000_000_000_000_000L),
          Map.entry("Ki", 1_000L << 10),
          Map.entry("Mi", 1_000L << 20),
          Map.entry("Gi", 1_000L << 30),
          Map.entry("Ti", 1_000L << 40),
          Map.entry("Pi", 1_000L << 50));

  public Quantity {
    InvalidValue.unless(
        SYNTAX.matcher(text).matches(),
        () -> "'%s' is not a quantity".formatted(text),
        () ->
            "write a number and one of Ki, Mi, Gi, Ti (or m for thousandths), as in '10Gi' or"
                + " '250m'");
  }

  /// In whole bytes for memory and disks, in whole cores for a CPU; rounded down.
  public long units() {
    return exact().divide(BigInteger.TEN.pow(DECIMALS + 3)).longValue();
  }

  /// True where the quantity is more than nothing.
  public boolean isPositive() {
    return exact().signum() > 0;
  }

  public boolean isMoreThan(Quantity other) {
    return exact().compareTo(other.exact()) > 0;
  }

  /// The quantity in the smallest part that one can have: a billionth of a thousandth.
  private BigInteger exact() {
    int end = text.length();
    while (Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String number = text.substring(0, end);
    int dot = number.indexOf('.');
    String whole = dot < 0 ? number : number.substring(0, dot);
    String part = dot < 0 ? "" : number.substring(dot + 1);
    return new BigInteger(whole + part + "0".repeat(DECIMALS - part.length()))
        .multiply(BigInteger.valueOf(Objects.requireNonNull(UNITS.get(text.substring(end)))));
  }

  @Override
  public String toString() {
    return text;
  }
}
