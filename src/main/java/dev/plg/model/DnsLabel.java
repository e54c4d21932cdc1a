package dev.plg.model;

/// A name as Kubernetes takes it for a namespace or Service: RFC 1123 label, at most 63 characters.
public record DnsLabel(String value) {

  public static final int MAX_LENGTH = 63;

  public DnsLabel {
    InvalidValue.unless(
        value.length() <= MAX_LENGTH && value.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"),
        () -> "'%s' is not a Kubernetes name".formatted(value),
        () ->
            "use at most 63 lower-case letters, digits and '-', with a letter or digit at both"
                + " ends");
  }

  @Override
  public String toString() {
    return value;
  }
}
