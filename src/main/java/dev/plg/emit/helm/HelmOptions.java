package dev.plg.emit.helm;

import dev.plg.emit.gitops.GitOps;
import java.util.Optional;

/// What can be asked of the format `helm`.
///
/// @param full the chart's defaults too
/// @param gitOps objects for who installs the charts from git, beside the values
public record HelmOptions(boolean full, Optional<GitOps> gitOps) {

  public static final HelmOptions NONE = new HelmOptions(false, Optional.empty());
}
