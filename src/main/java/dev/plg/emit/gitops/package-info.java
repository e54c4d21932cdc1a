/// The charts of a stack as objects for a controller that installs them from git: no file needs an
/// edit.
@NullMarked
package dev.plg.emit.gitops;

import org.jspecify.annotations.NullMarked;
