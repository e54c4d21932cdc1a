/// Kubernetes manifests from FreeMarker templates; what goes on is always the parsed tree.
@NullMarked
package dev.plg.template;

import org.jspecify.annotations.NullMarked;
