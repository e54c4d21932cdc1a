/// Rules on Loki's schema and index stores.
@NullMarked
package dev.plg.rule.schema;

import org.jspecify.annotations.NullMarked;
