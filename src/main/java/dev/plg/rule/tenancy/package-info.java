/// Demands on whose logs and traces are written and read.
@NullMarked
package dev.plg.rule.tenancy;

import org.jspecify.annotations.NullMarked;
