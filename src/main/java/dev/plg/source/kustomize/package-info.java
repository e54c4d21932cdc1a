/// Builds kustomizations as kustomize does, as far as it changes what rules look at: resources,
/// components, generators, patches, namespaces, names, images, replicas and replacements. Every
/// value keeps the place that it was written at, in a base, a patch or a kustomization.
@NullMarked
package dev.plg.source.kustomize;

import org.jspecify.annotations.NullMarked;
