/// What Flux installs: HelmReleases of all versions, with their charts, values and substitutions.
@NullMarked
package dev.plg.source.flux;

import org.jspecify.annotations.NullMarked;
