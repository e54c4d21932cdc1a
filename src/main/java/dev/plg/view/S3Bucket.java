package dev.plg.view;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where Loki stores its chunks in S3: the settings of `storage_config.aws`, and those of
/// `common.storage.s3` for what it does not set.
public record S3Bucket(LokiView loki) {

  private static final Set<String> STORES = Set.of("s3", "aws");

  /// Those of all Loki configurations, used or not.
  public static Stream<S3Bucket> all(Picture picture) {
    return LokiView.in(picture).map(S3Bucket::new);
  }

  /// Those that chunks are written to, if the configuration is complete.
  public static Stream<S3Bucket> in(Picture picture) {
    return all(picture).filter(bucket -> bucket.isUsed() && !bucket.isOnCommandLine());
  }

  private boolean isUsed() {
    return loki.periods().stream().anyMatch(it -> STORES.contains(it.objectStore()))
        && !loki.isOn("storage_config", "use_thanos_objstore");
  }

  private boolean isOnCommandLine() {
    return loki.config().runs().stream()
        .flatMap(run -> run.container().commandLine().flags().stream())
        .anyMatch(flag -> flag.name().startsWith("s3.") || flag.name().contains("storage.s3."));
  }

  /// The period that writes to it.
  public LokiView.Period period() {
    return loki.periods().stream()
        .filter(it -> STORES.contains(it.objectStore()))
        .findFirst()
        .orElseThrow();
  }

  /// The value of a key, if it is written and not empty.
  public Optional<PlacedText> value(String key) {
    return value("storage_config", "aws", key)
        .or(
            () ->
                loki.config().lacks(Capability.LOKI_COMMON)
                    ? Optional.empty()
                    : value("common", "storage", "s3", key));
  }

  private Optional<PlacedText> value(String... steps) {
    return loki.value(steps)
        .filter(text -> !text.isEmpty())
        .map(text -> new PlacedText(text, loki.placeOf(steps)));
  }

  public Optional<AwsUrl> url() {
    return value("s3").flatMap(AwsUrl::of).filter(url -> !url.scheme().equals("inmemory"));
  }

  /// The host of the requests, if one is set: that of `endpoint`, or a full one in the URL.
  public Optional<PlacedText> server() {
    return value("endpoint")
        .filter(PlacedText::isPlain)
        .map(it -> new PlacedText(host(it.value()), it.place()))
        .or(
            () ->
                url()
                    .filter(url -> !url.isRegion())
                    .map(url -> new PlacedText(AwsUrl.withoutPort(url.host()), url.place())));
  }

  private static String host(String endpoint) {
    int scheme = endpoint.indexOf("://");
    String address = scheme < 0 ? endpoint : endpoint.substring(scheme + 3);
    int slash = address.indexOf('/');
    return AwsUrl.withoutPort(slash < 0 ? address : address.substring(0, slash));
  }

  /// Whether it is a bucket of AWS, not of a server of one's own.
  public boolean isAtAws() {
    return value("endpoint").filter(it -> !it.isPlain()).isEmpty()
        && server().filter(it -> !AwsUrl.isAwsHost(it.value())).isEmpty();
  }

  /// The names of its buckets, without those that a variable is part of.
  public List<PlacedText> names() {
    Optional<PlacedText> names = value("bucketnames");
    Stream<PlacedText> all =
        names.isPresent()
            ? names.stream()
                .flatMap(
                    it ->
                        Stream.of(it.value().split(",", -1))
                            .map(name -> new PlacedText(name, it.place())))
            : url().filter(url -> !url.path().isEmpty()).stream()
                .map(url -> new PlacedText(url.path(), url.place()));
    return all.filter(PlacedText::isPlain).toList();
  }

  public String namespace() {
    return loki.config().object().map(it -> it.namespace()).orElse("");
  }

  /// A place near a key whose line holds a secret, so that a report does not print it.
  public Location hidden(String key) {
    boolean own = loki.value("storage_config", "aws", key).isPresent();
    return own
        ? hidden(loki.config(), "storage_config", "aws", key)
        : hidden(loki.config(), "common", "storage", "s3", key);
  }

  /// A place near the end of a way that is not on its line: a step before it, or where the whole
  /// configuration begins.
  public static Location hidden(ProgramConfig config, String... steps) {
    int line = config.placeOf(steps).line();
    for (int length = steps.length - 1; length > 0; length--) {
      Location place = config.placeOf(Arrays.copyOf(steps, length));
      if (place.line() != line) {
        return place;
      }
    }
    return config.text().place();
  }
}
