package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A way from one program to another, as a configuration or a command line writes it.
///
/// @param to the program that it should lead to
/// @param url as it is written, with or without a scheme
/// @param reads whether data are read over it, not written
/// @param tenant that is read or written; empty if none is set
/// @param varies whether the tenant depends on the single line, or is known only when it runs
public record Link(
    ProgramConfig from,
    Program to,
    PlacedText url,
    boolean reads,
    Optional<PlacedText> tenant,
    boolean varies) {

  /// The ways that the configurations in a picture write, but those that a variable is part of.
  public static Stream<Link> in(Picture picture) {
    return Links.of(picture).filter(link -> !link.url.value().contains("$"));
  }

  private String address() {
    String text = url.value();
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    return rest.substring(rest.lastIndexOf('@') + 1);
  }

  private String authority() {
    int slash = address().indexOf('/');
    return slash < 0 ? address() : address().substring(0, slash);
  }

  /// The host without a dot at its end.
  public String host() {
    int colon = authority().indexOf(':');
    String host = colon < 0 ? authority() : authority().substring(0, colon);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /// The port; that of the scheme if none is written, 0 if it is not a number.
  public int port() {
    int colon = authority().indexOf(':');
    if (colon < 0) {
      return url.value().startsWith("https://") ? 443 : 80;
    }
    String port = authority().substring(colon + 1);
    return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
  }

  /// The namespace of the program that uses the link; empty if it is not known.
  public String namespace() {
    return from.runs().stream()
        .map(run -> run.workload().object().namespace())
        .findFirst()
        .or(() -> from.object().map(object -> object.namespace()))
        .orElse("");
  }

  /// The Service that the host means.
  public Optional<Service> service(Picture picture) {
    return picture.serviceAt(host(), namespace());
  }

  /// The workloads behind it that run the program it should lead to.
  public List<Workload> reached(Picture picture) {
    return service(picture).stream()
        .flatMap(picture::workloadsOf)
        .filter(workload -> workload.runs(to))
        .toList();
  }

  /// The configurations of the program that is reached.
  public Stream<ProgramConfig> reachedConfigs(Picture picture) {
    return picture.configsOf(reached(picture).stream()).filter(it -> it.program() == to);
  }

  /// Whether the host can only be a Service of the cluster.
  public boolean isInside() {
    String host = host();
    boolean plain =
        host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    return plain
        && !host.isEmpty()
        && !host.equals("localhost")
        && (!host.contains(".") || host.endsWith(".svc") || host.contains(".svc."));
  }
}
