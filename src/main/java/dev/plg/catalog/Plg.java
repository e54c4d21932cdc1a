package dev.plg.catalog;

/// The program itself.
public final class Plg {

  /// The version of plg; a test compares it with the one in `pom.xml`.
  public static final String VERSION = "0.2.0";

  private Plg() {}
}
