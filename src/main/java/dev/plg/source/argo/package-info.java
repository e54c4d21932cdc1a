/// What Argo CD installs: Applications, and the Applications that an ApplicationSet makes.
@NullMarked
package dev.plg.source.argo;

import org.jspecify.annotations.NullMarked;
