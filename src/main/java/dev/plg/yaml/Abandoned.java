package dev.plg.yaml;

import dev.plg.finding.Finding;

/// The rest of a document is not worth reading, for the reason in the finding. Never leaves this
/// package.
@SuppressWarnings("serial") // thrown and caught within one call
final class Abandoned extends RuntimeException {

  private final Finding finding;

  Abandoned(Finding finding) {
    super(finding.message(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
