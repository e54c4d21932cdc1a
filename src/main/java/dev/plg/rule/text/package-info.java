/// Rules on what stands in the text of a configuration.
@NullMarked
package dev.plg.rule.text;

import org.jspecify.annotations.NullMarked;
