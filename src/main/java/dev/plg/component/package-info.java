/// What each component runs: its program's configuration and its Kubernetes objects.
@NullMarked
package dev.plg.component;

import org.jspecify.annotations.NullMarked;
