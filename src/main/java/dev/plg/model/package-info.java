/// What was asked for, typed: an illegal stack cannot be built.
@NullMarked
package dev.plg.model;

import org.jspecify.annotations.NullMarked;
