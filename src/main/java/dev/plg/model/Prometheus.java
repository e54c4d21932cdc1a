package dev.plg.model;

/// A Prometheus that someone else runs: Grafana reads service graphs from it.
///
/// @param uid of its data source, which other data sources name
public record Prometheus(HttpUrl url, String uid) {

  public static final String USUAL_UID = "prometheus";

  public Prometheus {
    uid = validUid(uid);
  }

  /// The same text; throws where it is not the uid of a Prometheus.
  public static String validUid(String uid) {
    InvalidValue.unless(
        uid.matches("[a-zA-Z0-9_-]{1,40}"),
        "'%s' is not the uid of a data source".formatted(uid),
        "use at most 40 letters, digits, '-' and '_'");
    InvalidValue.unless(
        !uid.equals("loki") && !uid.equals("tempo"),
        "'%s' is the uid of another data source".formatted(uid),
        "use another one, as in prometheus");
    return uid;
  }
}
