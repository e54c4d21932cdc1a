/// What rules look at: a picture, a stack or values in the terms of the programs that read them.
@NullMarked
package dev.plg.view;

import org.jspecify.annotations.NullMarked;
