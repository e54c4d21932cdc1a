package dev.plg.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of versions as Helm and Flux write it: `6.x`, `~6.5`, `>=5 <7`, `^2.15.2 || 3.1.0`, `1.2
/// - 1.4.5`. What is behind the numbers, as in `>=1.0-0`, is not looked at.
///
/// @param text as it was written
// Masterminds/semver v3.4.0 constraints.go
public record VersionRange(String text, List<List<Bound>> anyOf) {

  private static final Pattern BOUND =
      Pattern.compile(
          "\\s*,?\\s*(=|==|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?\\s*"
              + "[vV]?([0-9]+|[xX*])(?:\\.([0-9]+|[xX*]))?(?:\\.([0-9]+|[xX*]))?"
              + "(?:[-+][0-9A-Za-z.+-]*)?(?=[\\s,]|$)");

  private static final Pattern HYPHEN =
      Pattern.compile("\\s*v?([0-9.]+)\\s+-\\s+v?([0-9.]+|[0-9.]*[xX*])\\s*");

  public VersionRange {
    anyOf = List.copyOf(anyOf);
  }

  /// A comparison with a version of one to three numbers; those that are left out may be any.
  record Bound(String operator, int major, int minor, int patch) {

    private static final int ANY = -1;

    private static Bound of(Matcher match) {
      String operator = match.group(1) == null ? "" : match.group(1);
      int major = number(match.group(2));
      int minor = major == ANY ? ANY : number(match.group(3));
      return new Bound(operator, major, minor, minor == ANY ? ANY : number(match.group(4)));
    }

    private static int number(String text) {
      return text == null || !Character.isDigit(text.charAt(0)) ? ANY : Integer.parseInt(text);
    }

    private boolean isWhole() {
      return patch != ANY;
    }

    /// The first version that it represents.
    private Version least() {
      return version(Math.max(major, 0), Math.max(minor, 0), Math.max(patch, 0));
    }

    /// The first version behind those that it represents.
    private Version behind() {
      return minor == ANY
          ? version(major + 1, 0, 0)
          : patch == ANY ? version(major, minor + 1, 0) : version(major, minor, patch + 1);
    }

    private static Version version(int major, int minor, int patch) {
      return Version.of(major + "." + minor + "." + patch);
    }

    private boolean includes(Version version) {
      boolean notBefore = version.compareTo(least()) >= 0;
      if (major == ANY) {
        return !operator.equals("!=") && !operator.equals("<") && !operator.equals(">");
      }
      return switch (operator) {
        case "!=" -> !isInside(version);
        case ">" -> version.compareTo(behind()) >= 0 && !isInside(version);
        case "<" -> !notBefore;
        case ">=", "=>" -> notBefore;
        case "<=", "=<" -> version.compareTo(behind()) < 0;
        case "~", "~>" -> notBefore && version.compareTo(tilde()) < 0;
        case "^" -> notBefore && version.compareTo(caret()) < 0;
        default -> isInside(version);
      };
    }

    private boolean isInside(Version version) {
      return version.compareTo(least()) >= 0 && version.compareTo(behind()) < 0;
    }

    private Version tilde() {
      return minor == ANY ? version(major + 1, 0, 0) : version(major, minor + 1, 0);
    }

    private Version caret() {
      if (major > 0 || minor == ANY) {
        return version(major + 1, 0, 0);
      }
      return minor > 0 || patch == ANY
          ? version(0, minor + 1, 0)
          : version(0, 0, Math.max(patch, 0) + 1);
    }
  }

  /// The range that a text writes; empty where it writes none.
  public static Optional<VersionRange> parse(String text) {
    var anyOf = new ArrayList<List<Bound>>();
    for (String part : text.split("\\|\\|", -1)) {
      Optional<List<Bound>> bounds = bounds(HYPHEN.matcher(part).replaceFirst(">=$1 <=$2"));
      if (bounds.isEmpty()) {
        return Optional.empty();
      }
      anyOf.add(bounds.get());
    }
    return Optional.of(new VersionRange(text, anyOf));
  }

  private static Optional<List<Bound>> bounds(String text) {
    var bounds = new ArrayList<Bound>();
    Matcher match = BOUND.matcher(text);
    int end = 0;
    while (match.find(end) && match.start() == end) {
      bounds.add(Bound.of(match));
      end = match.end();
    }
    boolean whole = text.substring(end).isBlank();
    return whole && !bounds.isEmpty() ? Optional.of(bounds) : Optional.empty();
  }

  public boolean includes(Version version) {
    return anyOf.stream().anyMatch(all -> all.stream().allMatch(it -> it.includes(version)));
  }

  /// The newest of these versions that is in the range.
  public Optional<Version> newest(Collection<Version> versions) {
    Predicate<Version> inside = this::includes;
    return versions.stream().filter(inside).max(Comparator.naturalOrder());
  }

  /// The version that it names, where it names exactly one.
  public Optional<Version> only() {
    if (anyOf.size() != 1 || anyOf.getFirst().size() != 1) {
      return Optional.empty();
    }
    Bound bound = anyOf.getFirst().getFirst();
    boolean exact = bound.isWhole() && bound.operator().matches("=*");
    return exact ? Version.parse(text.strip().replaceFirst("^=+\\s*", "")) : Optional.empty();
  }
}
