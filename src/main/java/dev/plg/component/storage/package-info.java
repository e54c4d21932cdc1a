/// Each kind of storage in the terms of the programs and charts that use it.
@NullMarked
package dev.plg.component.storage;

import org.jspecify.annotations.NullMarked;
