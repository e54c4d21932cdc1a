/// What helmfile installs: the releases of a helmfile in each of its environments.
@NullMarked
package dev.plg.source.helmfile;

import org.jspecify.annotations.NullMarked;
