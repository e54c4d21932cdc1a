/// Prints findings: as text, JSON, SARIF, GitHub annotations and JUnit XML.
@NullMarked
package dev.plg.app.report;

import org.jspecify.annotations.NullMarked;
