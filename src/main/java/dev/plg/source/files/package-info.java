/// The files around the inputs of a run, and the documents in them, each read once.
@NullMarked
package dev.plg.source.files;

import org.jspecify.annotations.NullMarked;
