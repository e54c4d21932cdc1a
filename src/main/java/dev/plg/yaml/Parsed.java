package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/// What a text held: the documents that could be read, and a finding for each thing that could not.
public record Parsed(List<Document> documents, List<Finding> findings) {

  public Parsed {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }

  /// The same documents with more findings, in the order of their places.
  Parsed with(List<Finding> more) {
    return more.isEmpty()
        ? this
        : new Parsed(documents, Stream.concat(findings.stream(), more.stream()).sorted().toList());
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
