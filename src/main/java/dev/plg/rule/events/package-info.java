/// The rules of the area `events`.
@NullMarked
package dev.plg.rule.events;

import org.jspecify.annotations.NullMarked;
