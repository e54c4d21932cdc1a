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
        "values must be a map",
        "Helm refuses the file",
        "write `key: value`, with the keys of the chart's values.yaml");
  }

  public static Finding secondDocument(Location place) {
    return Finding.error(
        "lint/second-document",
        place,
        "this values file has a second document",
        "Helm reads the first document, and silently ignores the rest",
        "write one file per document, and name each with -f");
  }
}
