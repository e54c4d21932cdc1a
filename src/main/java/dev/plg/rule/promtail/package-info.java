/// Rules on Promtail: what it reads, what it makes of it, and where it sends it.
@NullMarked
package dev.plg.rule.promtail;

import org.jspecify.annotations.NullMarked;
