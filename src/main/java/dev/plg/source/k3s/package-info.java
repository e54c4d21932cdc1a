/// What the helm-controller of k3s and RKE2 installs: HelmCharts and their HelmChartConfigs.
@NullMarked
package dev.plg.source.k3s;

import org.jspecify.annotations.NullMarked;
