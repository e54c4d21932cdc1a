/// Rules on a component's own configuration in the stack file.
@NullMarked
package dev.plg.rule.config;

import org.jspecify.annotations.NullMarked;
