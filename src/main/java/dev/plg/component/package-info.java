/// What all components share: names, labels and images, and the keys that their charts have alike.
@NullMarked
package dev.plg.component;

import org.jspecify.annotations.NullMarked;
