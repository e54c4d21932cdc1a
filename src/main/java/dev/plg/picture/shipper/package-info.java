/// Configurations of log shippers in syntaxes of their own, read as far as their outputs go.
@NullMarked
package dev.plg.picture.shipper;

import org.jspecify.annotations.NullMarked;
