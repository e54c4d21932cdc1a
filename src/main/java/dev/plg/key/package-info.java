/// The keys of a YAML file that people write: each is declared once, as a typed value, and the JSON
/// Schema, the checks, the decoding and the reference page derive from the declaration.
@NullMarked
package dev.plg.key;

import org.jspecify.annotations.NullMarked;
