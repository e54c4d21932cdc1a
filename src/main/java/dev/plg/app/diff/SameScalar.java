package dev.plg.app.diff;

import dev.plg.model.InvalidValue;
import dev.plg.model.Quantity;
import dev.plg.view.GoDuration;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether two scalars mean the same to the one who reads them.
final class SameScalar {

  /// Keys around quantities, and keys of quantities.
  private static final Set<String> AROUND =
      Set.of("requests", "limits", "capacity", "hard", "default", "defaultRequest");

  private static final Set<String> KEYS =
      Set.of("storage", "sizeLimit", "divisor", "averageValue", "minAvailableMemory");

  private SameScalar() {}

  /// @param way to both of them
  /// @param isConfig whether a program reads them, not the API server
  static boolean of(List<String> way, boolean isConfig, Scalar before, Scalar after) {
    if (before.text().equals(after.text())) {
      return before.isNull() == after.isNull();
    }
    return isConfig
        ? isSameDuration(before.text(), after.text()) || isSameSwitch(before, after)
        : isQuantity(way) && isSameQuantity(before.text(), after.text());
  }

  private static boolean isQuantity(List<String> way) {
    return (way.size() > 1 && AROUND.contains(way.get(way.size() - 2)))
        || (!way.isEmpty() && KEYS.contains(way.getLast()));
  }

  private static boolean isSameQuantity(String before, String after) {
    try {
      var was = new Quantity(before);
      var is = new Quantity(after);
      return !was.isMoreThan(is) && !is.isMoreThan(was);
    } catch (InvalidValue _) {
      return false;
    }
  }

  private static boolean isSameDuration(String before, String after) {
    boolean units = Character.isLetter(last(before)) || Character.isLetter(last(after));
    return units
        && GoDuration.parse(before).isPresent()
        && GoDuration.parse(before).equals(GoDuration.parse(after));
  }

  private static char last(String text) {
    return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
  }

  /// `True` and `true`, `on` and `yes` where they are no strings.
  private static boolean isSameSwitch(Scalar before, Scalar after) {
    return before.kind() == Scalar.Kind.BOOLEAN
        && after.kind() == Scalar.Kind.BOOLEAN
        && Objects.equals(before.plain(), after.plain());
  }
}
