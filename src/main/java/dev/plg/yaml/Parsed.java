package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.util.List;

/// What a text held: the documents that could be read, and a finding for each thing that could not.
public record Parsed(List<Document> documents, List<Finding> findings) {

  public Parsed {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
