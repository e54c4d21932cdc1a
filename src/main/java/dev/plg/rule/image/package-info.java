/// Rules on the tags of images.
@NullMarked
package dev.plg.rule.image;

import org.jspecify.annotations.NullMarked;
