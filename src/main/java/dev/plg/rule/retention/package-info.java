/// Rules on what is deleted, and what is limited.
@NullMarked
package dev.plg.rule.retention;

import org.jspecify.annotations.NullMarked;
