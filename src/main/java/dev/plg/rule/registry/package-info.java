/// The list of all rules, and how to apply them to a picture, a stack or a change.
@NullMarked
package dev.plg.rule.registry;

import org.jspecify.annotations.NullMarked;
