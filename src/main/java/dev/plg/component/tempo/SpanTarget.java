package dev.plg.component.tempo;

import dev.plg.component.pod.Variable;
import dev.plg.model.Encryption;
import dev.plg.model.HeaderValue;
import dev.plg.model.OtlpEndpoint;
import dev.plg.model.SecretKey;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Where the agent of a stack sends spans, by OTLP over gRPC, and what it reads from Secrets for
/// it.
///
/// @param address host and port
/// @param headers of each request
public record SpanTarget(String address, List<Header> headers, Encryption encryption) {

  /// The variable that holds the certificates of the server's authority.
  public static final String AUTHORITY = "TEMPO_CA";

  /// A header of each request.
  ///
  /// @param value the text, or the name of the variable that holds it
  /// @param secret where the variable comes from; empty for a text
  public record Header(String name, String value, Optional<SecretKey> secret) {}

  public SpanTarget {
    headers = List.copyOf(headers);
  }

  /// Empty where a stack has no traces.
  public static Optional<SpanTarget> of(Stack stack) {
    return stack
        .traces()
        .map(
            store ->
                switch (store) {
                  case TraceStore.Here _ ->
                      new SpanTarget(TempoComponent.otlp(stack), List.of(), new Encryption.None());
                  case TraceStore.Outside(OtlpEndpoint spans, _, _) ->
                      new SpanTarget(spans.address().value(), headers(spans), spans.encryption());
                });
  }

  /// The variables that hold what comes from Secrets, in the order of their names.
  public static List<Variable> variables(Stack stack) {
    return of(stack).map(SpanTarget::variables).orElse(List.of());
  }

  private List<Variable> variables() {
    var secrets = new TreeMap<String, SecretKey>();
    headers.forEach(header -> header.secret().ifPresent(it -> secrets.put(header.value(), it)));
    encryption.authority().ifPresent(it -> secrets.put(AUTHORITY, it));
    return secrets.entrySet().stream()
        .<Variable>map(it -> new Variable.OfSecret(it.getKey(), it.getValue()))
        .toList();
  }

  private static List<Header> headers(OtlpEndpoint spans) {
    var headers = new ArrayList<Header>();
    spans
        .headers()
        .forEach(
            (name, value) ->
                headers.add(
                    switch (value) {
                      case HeaderValue.Plain(String text) ->
                          new Header(name, text, Optional.empty());
                      case HeaderValue.FromSecret(SecretKey secret) ->
                          new Header(
                              name, "TEMPO_HEADER_" + (headers.size() + 1), Optional.of(secret));
                    }));
    return headers;
  }
}
