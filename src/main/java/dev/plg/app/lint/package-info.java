/// Judges manifests, Helm values and program configurations that plg did not write.
@NullMarked
package dev.plg.app.lint;

import org.jspecify.annotations.NullMarked;
