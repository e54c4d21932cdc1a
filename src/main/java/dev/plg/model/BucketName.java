package dev.plg.model;

/// The name of an S3 bucket, by the rules for general purpose buckets.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
public record BucketName(String value) {

  public BucketName {
    InvalidValue.unless(
        !value.contains("/") && !value.contains(":"),
        () -> "'%s' is not a bucket's name but a path or URL".formatted(value),
        () -> "write the bucket's bare name, and its region under `region`");
    InvalidValue.unless(
        value.length() >= 3 && value.length() <= 63,
        () ->
            "'%s' is not a valid bucket name: it has %d characters"
                .formatted(value, value.length()),
        () -> "use 3 to 63 characters");
    InvalidValue.unless(
        value.matches("[a-z0-9][a-z0-9.-]*[a-z0-9]") && !value.contains(".."),
        () -> "'%s' is not a valid bucket name".formatted(value),
        () ->
            "use lower-case letters, digits, '-' and single '.', with a letter or digit at both"
                + " ends");
    InvalidValue.unless(
        !value.matches("[0-9]+(\\.[0-9]+){3}"),
        () -> "'%s' is an IP address, not the name of a bucket".formatted(value),
        () -> "write the bucket's name here, and the server's address under `endpoint`");
    InvalidValue.unless(
        !value.startsWith("xn--") && !value.startsWith("sthree-") && !value.endsWith("-s3alias"),
        () -> "'%s' is reserved by S3".formatted(value),
        () -> "begin it with neither 'xn--' nor 'sthree-', and do not end it with '-s3alias'");
  }

  /// True where the name cannot be the host of a TLS certificate's wildcard.
  public boolean hasDot() {
    return value.contains(".");
  }

  @Override
  public String toString() {
    return value;
  }
}
