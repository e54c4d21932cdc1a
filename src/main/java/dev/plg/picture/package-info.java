/// What would run: an immutable view of Kubernetes objects of any origin, with a place for every
/// value. What cannot be understood is noted once and never guessed.
@NullMarked
package dev.plg.picture;

import org.jspecify.annotations.NullMarked;
