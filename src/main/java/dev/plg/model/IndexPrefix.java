package dev.plg.model;

/// What the names of index tables begin with; with an unbounded period, the one table's whole name.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
public record IndexPrefix(String value) {

  public IndexPrefix {
    InvalidValue.unless(
        value.matches("[a-zA-Z0-9_.-]{1,240}"),
        () -> "'%s' is not the beginning of a table's name".formatted(value),
        () -> "use at most 240 letters, digits, '_', '-' and '.', as in 'loki_index_'");
  }

  boolean endsInDigit() {
    return Character.isDigit(value.charAt(value.length() - 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
