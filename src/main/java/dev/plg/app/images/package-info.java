/// The images of stacks, manifests and values, and the commands that copy them into a registry.
@NullMarked
package dev.plg.app.images;

import org.jspecify.annotations.NullMarked;
