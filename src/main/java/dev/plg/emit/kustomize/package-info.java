/// A plan as a kustomize tree: a base, and for each environment an overlay that holds only what
/// differs.
@NullMarked
package dev.plg.emit.kustomize;

import org.jspecify.annotations.NullMarked;
