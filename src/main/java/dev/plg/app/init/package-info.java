/// Drafts the files that a repository with a stack begins with.
@NullMarked
package dev.plg.app.init;

import org.jspecify.annotations.NullMarked;
