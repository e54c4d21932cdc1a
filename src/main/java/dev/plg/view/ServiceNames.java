package dev.plg.view;

import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import java.util.List;
import java.util.Optional;

/// Which names lead where.
public final class ServiceNames {

  private ServiceNames() {}

  /// The Services of the program that a link should lead to, headless ones last.
  public static List<Service> servicesOf(Picture picture, Link link) {
    return picture
        .workloads(link.to())
        .flatMap(picture::servicesOf)
        .distinct()
        .sorted((a, b) -> Boolean.compare(a.isHeadless(), b.isHeadless()))
        .toList();
  }

  /// A Service of the host's name that leads to the right program from another namespace.
  public static Optional<Service> elsewhere(Picture picture, Link link) {
    return picture
        .servicesNamed(link.host())
        .filter(service -> picture.workloadsOf(service).anyMatch(it -> it.runs(link.to())))
        .findFirst();
  }

  /// The Service whose name is the host's but for a prefix: `prod-loki` for `dev-loki`.
  public static Optional<Service> otherPrefix(Link link, List<Service> services) {
    String host = link.host();
    return services.stream().filter(it -> differInPrefix(host, it.name())).findFirst();
  }

  private static boolean differInPrefix(String one, String other) {
    return withoutPrefix(one).equals(other)
        || withoutPrefix(other).equals(one)
        || (!withoutPrefix(one).isEmpty() && withoutPrefix(one).equals(withoutPrefix(other)));
  }

  private static String withoutPrefix(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? "" : name.substring(dash + 1);
  }

  /// The number of the container's port that a Service's port ends at; empty where it has no port
  /// of that name.
  public static Optional<Integer> target(Container container, Port port) {
    return port.target().matches("[0-9]{1,5}")
        ? Optional.of(Integer.valueOf(port.target()))
        : container.ports().stream()
            .filter(it -> it.name().equals(port.target()))
            .map(Port::number)
            .findFirst();
  }
}
