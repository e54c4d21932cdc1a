/// From a request to what is delivered: generates a stack in a format, records what it was made
/// from, and compares a directory with what plg would generate now.
@NullMarked
package dev.plg.app.generate;

import org.jspecify.annotations.NullMarked;
