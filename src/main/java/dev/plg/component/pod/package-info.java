/// What pods are made of, as Kubernetes writes it in manifests and charts in their values.
@NullMarked
package dev.plg.component.pod;

import org.jspecify.annotations.NullMarked;
