package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.model.InvalidValue;
import dev.plg.model.Region;
import java.util.Optional;

/// A URL as Loki reads one for S3 and DynamoDB: `s3://KEY:SECRET@us-east-1/bucket`.
///
/// @param hasUser whether it contains a key that is not a variable
/// @param host with its port
/// @param path without the slash before it
public record AwsUrl(String scheme, boolean hasUser, String host, String path, Location place) {

  /// The URL that is written; empty for one that a variable is part of, but for its key.
  public static Optional<AwsUrl> of(PlacedText setting) {
    String text = setting.value();
    int colon = text.indexOf("://");
    if (colon < 0) {
      return Optional.empty();
    }
    String rest = text.substring(colon + 3);
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    String address = rest.substring(at + 1);
    int slash = address.indexOf('/');
    String host = slash < 0 ? address : address.substring(0, slash);
    String path = slash < 0 ? "" : address.substring(slash + 1);
    return host.contains("$") || host.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AwsUrl(text.substring(0, colon), !user.isEmpty(), host, path, setting.place()));
  }

  /// Whether the host is taken for a region: it is where it has no dot.
  // loki pkg/storage/chunk/client/aws/s3_storage_client.go:290@v3.7.6
  public boolean isRegion() {
    return !host.contains(".");
  }

  public boolean isAwsHost() {
    return isAwsHost(withoutPort(host));
  }

  public static boolean isAwsHost(String host) {
    return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
  }

  /// Whether a text has the form of AWS's regions.
  public static boolean isAwsRegion(String text) {
    try {
      return new Region(text).isAws();
    } catch (InvalidValue _) {
      return false;
    }
  }

  /// The region in the name of a host of AWS: `s3.eu-west-1.amazonaws.com`.
  public static Optional<String> regionOf(String host) {
    if (!isAwsHost(host)) {
      return Optional.empty();
    }
    for (String part : host.replace("s3-", "s3.").split("\\.", -1)) {
      if (isAwsRegion(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  public static String withoutPort(String host) {
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
