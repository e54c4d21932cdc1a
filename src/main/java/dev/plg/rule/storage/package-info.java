/// Demands on the buckets and tables that programs keep their data in.
@NullMarked
package dev.plg.rule.storage;

import org.jspecify.annotations.NullMarked;
