package dev.plg.model;

/// Who vouches for the ServiceAccounts of a cluster: `oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE`.
///
/// @param value without a scheme, as IAM names its provider
public record OidcIssuer(String value) {

  public OidcIssuer {
    InvalidValue.unless(
        value.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(/[A-Za-z0-9._-]+)*"),
        "'%s' is not an OIDC issuer".formatted(value),
        "write it as `aws eks describe-cluster --query cluster.identity.oidc.issuer` prints it");
  }

  /// The issuer of that text, with or without `https://`.
  public static OidcIssuer parse(String text) {
    return new OidcIssuer(text.startsWith("https://") ? text.substring("https://".length()) : text);
  }

  @Override
  public String toString() {
    return value;
  }
}
