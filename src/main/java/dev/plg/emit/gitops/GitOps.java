package dev.plg.emit.gitops;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who installs the charts from a git repository.
public enum GitOps {
  /// Argo CD, by an `Application` a release.
  ARGOCD,
  /// Flux, by a `HelmRelease` a release.
  FLUX;

  /// The controller of this name, as `--gitops` takes it.
  public static Optional<GitOps> named(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// All names, for help and messages.
  public static String words() {
    return Stream.of(values()).map(GitOps::word).collect(Collectors.joining(", "));
  }

  /// The name that `--gitops` takes, and of the folder that the objects are in.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The files to point the controller at, all in one folder without others below it: Argo CD reads
  /// none of those unless it is told to.
  public SortedMap<String, String> files(GitOpsReleases releases) {
    SortedMap<String, String> files =
        switch (this) {
          case ARGOCD -> new ArgoCd(releases).files();
          case FLUX -> new Flux(releases).files();
        };
    var below = new TreeMap<String, String>();
    files.forEach((file, text) -> below.put(word() + "/" + file, text));
    return below;
  }
}
