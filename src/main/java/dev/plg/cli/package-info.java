/// The command line: parses arguments, calls the pipeline, prints, and is the one writer to disk.
@NullMarked
package dev.plg.cli;

import org.jspecify.annotations.NullMarked;
