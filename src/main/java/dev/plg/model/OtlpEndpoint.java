package dev.plg.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A server that takes spans by OTLP over gRPC.
///
/// @param headers by name
public record OtlpEndpoint(
    HostPort address, Encryption encryption, SortedMap<String, HeaderValue> headers) {

  public OtlpEndpoint {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    headers.keySet().forEach(OtlpEndpoint::checkName);
  }

  private static void checkName(String name) {
    InvalidValue.unless(
        name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,126}"),
        () -> "'%s' is not the name of a header".formatted(name),
        () -> "use letters, digits, '-', '_' and '.'");
  }
}
