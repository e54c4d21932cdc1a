package dev.plg.emit;

/// What can be asked of the format `helm`.
///
/// @param full the chart's defaults too
public record HelmOptions(boolean full) {

  public static final HelmOptions NONE = new HelmOptions(false);
}
