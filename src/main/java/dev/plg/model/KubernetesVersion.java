package dev.plg.model;

/// A minor release of Kubernetes: `1.33`.
public record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {

  public static KubernetesVersion parse(String text) {
    InvalidValue.unless(
        text.matches("v?[0-9]{1,2}\\.[0-9]{1,3}(\\.[0-9]+.*)?"),
        () -> "'%s' is not a Kubernetes version".formatted(text),
        () -> "write major and minor, as in '1.33'");
    String[] parts = text.replace("v", "").split("\\.", -1);
    return new KubernetesVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
