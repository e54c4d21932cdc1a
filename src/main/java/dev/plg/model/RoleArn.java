package dev.plg.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IAM role's name in full: `arn:aws:iam::111122223333:role/loki`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
public record RoleArn(String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc)"
              + ":iam::([0-9]{12}):role/(?:[\\w+=,.@-]+/)*([\\w+=,.@-]{1,64})");

  public RoleArn {
    InvalidValue.unless(
        FORM.matcher(value).matches(),
        () -> "'%s' is not the ARN of an IAM role".formatted(value),
        () ->
            "write it as `aws iam get-role --query Role.Arn` prints it: arn:aws:iam::<12"
                + " digits>:role/<name>");
  }

  public String partition() {
    return group(1);
  }

  /// The twelve digits of the account that owns the role.
  public String account() {
    return group(2);
  }

  /// The role's name, without its path.
  public String name() {
    return group(3);
  }

  private String group(int number) {
    Matcher matcher = FORM.matcher(value);
    return matcher.matches() ? matcher.group(number) : "";
  }

  @Override
  public String toString() {
    return value;
  }
}
