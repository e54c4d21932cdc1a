/// The programs that bring Kubernetes events into Loki, and what their lines look like there.
@NullMarked
package dev.plg.component.events;

import org.jspecify.annotations.NullMarked;
