package dev.plg.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tags of Grafana's images, which are those of the releases.
public final class PublishedTags {

  private static final Pattern TAG =
      Pattern.compile("(?<v>v?)(?<version>[0-9]+\\.[0-9]+\\.[0-9]+)");

  /// Programs whose tags begin with a `v`.
  // helm-charts charts/{alloy,grafana-agent}/Chart.yaml appVersion: v1.11.3, v0.44.2
  private static final Set<Program> WITH_V = Set.of(Program.ALLOY, Program.GRAFANA_AGENT);

  private static final Set<Program> WITHOUT_V =
      Set.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO);

  private PublishedTags() {}

  /// What to do about a tag that was never published; empty for one that was, or may have been.
  public static Optional<String> insteadOf(Program program, String tag) {
    Matcher parts = TAG.matcher(tag);
    boolean isKnown = WITH_V.contains(program) || WITHOUT_V.contains(program);
    if (!isKnown || !parts.matches()) {
      return Optional.empty();
    }
    Version version = Version.of(parts.group("version"));
    boolean isV = !parts.group("v").isEmpty();
    List<Version> released = released(program);
    if (isBetween(released, version)) {
      return Optional.of("use a version that was released");
    }
    if (!released.contains(version) || isV == WITH_V.contains(program)) {
      return Optional.empty();
    }
    return Optional.of("write the tag as %s%s".formatted(isV ? "" : "v", version));
  }

  private static List<Version> released(Program program) {
    return KnownProgram.of(program).stream()
        .filter(KnownProgram::isReleased)
        .map(KnownProgram::version)
        .toList();
  }

  /// Whether there are versions before and after it, but none of its minor version.
  private static boolean isBetween(List<Version> all, Version version) {
    return all.stream().noneMatch(it -> it.minor().equals(version.minor()))
        && all.stream().anyMatch(it -> it.compareTo(version) < 0)
        && all.stream().anyMatch(it -> it.compareTo(version) > 0);
  }
}
