package dev.plg.model;

/// The name under which logs are kept apart: the value of the header `X-Scope-OrgID`.
// loki v3.7.6 vendor/github.com/grafana/dskit/tenant/tenant.go:86
public record TenantId(String value) {

  private static final int MAX_LENGTH = 150;

  public TenantId {
    InvalidValue.unless(
        value.length() <= MAX_LENGTH && value.matches("[a-zA-Z0-9!_.*'()-]+"),
        () -> "'%s' is not a tenant id".formatted(value),
        () -> "use at most 150 letters, digits and any of ! - _ . * ' ( )");
    InvalidValue.unless(
        !value.equals(".") && !value.equals(".."),
        () -> "'%s' is a folder's name, not a tenant id".formatted(value),
        () -> "choose another");
  }

  @Override
  public String toString() {
    return value;
  }
}
