package dev.plg.profile;

import java.util.List;
import java.util.Optional;

/// What a stack is to be built from, lowest layer first.
///
/// @param profile the name of a shipped profile
/// @param files stack files, `-` for standard input
/// @param environment the name of one of the stack's environments
/// @param settings each `path=value`
/// @param namespace wins over every layer
public record Request(
    Optional<String> profile,
    List<String> files,
    Optional<String> environment,
    List<String> settings,
    Optional<String> namespace) {

  public Request {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
  }

  /// Whether it names a profile or a file.
  public boolean isNamed() {
    return profile.isPresent() || !files.isEmpty();
  }

  /// This request, with what it leaves open from another: profile and files together, and each
  /// other part by itself.
  public Request over(Request other) {
    return new Request(
        isNamed() ? profile : other.profile,
        isNamed() ? files : other.files,
        environment.or(other::environment),
        settings.isEmpty() ? other.settings : settings,
        namespace.or(other::namespace));
  }

  /// Whether nothing in it is a user's: a shipped profile, in whatever environment.
  public boolean isShipped() {
    return files.isEmpty() && settings.isEmpty() && namespace.isEmpty();
  }

  /// A shipped profile as it is.
  public static Request ofProfile(String name) {
    return new Request(Optional.of(name), List.of(), Optional.empty(), List.of(), Optional.empty());
  }
}
