package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;

/// A port of a container, or of a Service.
///
/// @param name empty where it has none
/// @param number 0 where it is no number
/// @param target a Service's target: a name or a number; a container's own number
public record Port(String name, int number, String target, Mapping tree) {

  static Port ofContainer(Mapping tree) {
    int number = number(tree.text("containerPort").orElse(""));
    return new Port(tree.text("name").orElse(""), number, Integer.toString(number), tree);
  }

  static Port ofService(Mapping tree) {
    String port = tree.text("port").orElse("");
    return new Port(
        tree.text("name").orElse(""), number(port), tree.text("targetPort").orElse(port), tree);
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  public Location place() {
    return tree.place();
  }
}
