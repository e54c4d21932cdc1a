/// Reads inputs and writes outputs: a directory or a file is replaced whole or stays as it was, and
/// plg replaces only what it wrote itself.
@NullMarked
package dev.plg.app.disk;

import org.jspecify.annotations.NullMarked;
