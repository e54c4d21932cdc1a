/// Compares two deployments object by object, and says of each difference what it does.
@NullMarked
package dev.plg.app.diff;

import org.jspecify.annotations.NullMarked;
