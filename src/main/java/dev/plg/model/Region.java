package dev.plg.model;

/// The region of a bucket or table: one of AWS's, or whatever another server calls its own.
public record Region(String value) {

  public Region {
    InvalidValue.unless(
        value.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"),
        () -> "'%s' is not a region".formatted(value),
        () -> "use lower-case letters, digits and '-', as in 'us-east-1'");
  }

  /// A region of AWS; throws for a name that cannot be one.
  // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
  public static Region ofAws(String text) {
    var region = new Region(text);
    InvalidValue.unless(
        region.isAws(),
        () -> "'%s' is not a region of AWS".formatted(text),
        () -> "write one such as 'us-east-1'; `aws ec2 describe-regions` lists them");
    return region;
  }

  /// True for the form that AWS's regions have: `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`.
  public boolean isAws() {
    return value.matches("[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}");
  }

  /// The partition that the region is in, the second part of every ARN: `aws`, `aws-cn`.
  // https://docs.aws.amazon.com/general/latest/gr/aws-arns-and-namespaces.html
  public String partition() {
    if (value.startsWith("cn-")) {
      return "aws-cn";
    }
    if (value.startsWith("eusc-")) {
      return "aws-eusc";
    }
    String second = value.substring(value.indexOf('-') + 1);
    return switch (second.contains("-") ? second.substring(0, second.indexOf('-')) : "") {
      case "gov" -> "aws-us-gov";
      case "iso" -> "aws-iso";
      case "isob" -> "aws-iso-b";
      case "isoe" -> "aws-iso-e";
      case "isof" -> "aws-iso-f";
      default -> "aws";
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
