package dev.plg.source.files;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;

/// What is wrong with a text that should hold values.
public final class ValuesFaults {

  private ValuesFaults() {}

  public static Finding notValues(Location place) {
    return Finding.error(
        "lint/not-values",
        place,
        "values are a map, and this is none",
        "Helm refuses the file",
        "write `key: value`, with the keys of the chart's values.yaml");
  }

  public static Finding secondDocument(Location place) {
    return Finding.error(
        "lint/second-document",
        place,
        "this is a second document of one values file",
        "Helm reads the first, and ignores the rest without a word",
        "write one file for each, and name each with -f");
  }
}
