package dev.plg.model;

/// What comes before and after the name of every object, as kustomize's `namePrefix` and
/// `nameSuffix`.
///
/// @param prefix empty, or lower-case letters, digits and `-`, beginning with a letter (a Service's
///   name must)
/// @param suffix empty, or lower-case letters, digits and `-`, ending with a letter or digit
public record Affix(String prefix, String suffix) {

  public static final Affix NONE = new Affix("", "");

  public Affix {
    InvalidValue.unless(
        prefix.matches("([a-z][-a-z0-9]*)?"),
        () -> "'%s' cannot begin a Kubernetes name".formatted(prefix),
        () -> "use lower-case letters, digits and '-', beginning with a letter, as in 'dev-'");
    InvalidValue.unless(
        suffix.matches("([-a-z0-9]*[a-z0-9])?"),
        () -> "'%s' cannot end a Kubernetes name".formatted(suffix),
        () ->
            "use lower-case letters, digits and '-', ending with a letter or digit, as in '-dev'");
  }

  /// The name with both around it.
  public String around(String name) {
    return prefix + name + suffix;
  }
}
