/// Shows the stack that layers come to, as one file.
@NullMarked
package dev.plg.app.show;

import org.jspecify.annotations.NullMarked;
