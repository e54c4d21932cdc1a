package dev.plg.model;

/// The twelve digits of an AWS account.
public record AccountId(String value) {

  public AccountId {
    InvalidValue.unless(
        value.matches("[0-9]{12}"),
        "'%s' is not an AWS account".formatted(value),
        "write its twelve digits; `aws sts get-caller-identity` prints them");
  }

  @Override
  public String toString() {
    return value;
  }
}
