/// Brings what runs into a stack file that would generate it.
@NullMarked
package dev.plg.app.move;

import org.jspecify.annotations.NullMarked;
