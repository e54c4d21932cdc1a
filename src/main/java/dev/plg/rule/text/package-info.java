/// Rules on the text of configurations.
@NullMarked
package dev.plg.rule.text;

import org.jspecify.annotations.NullMarked;
