package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import java.util.Optional;

/// A release that was read.
///
/// @param chart by whose keys it was judged; empty for one that plg does not know
/// @param objects that the chart makes of the values, as far as plg knows
public record Installed(Release release, Optional<KnownChart> chart, Picture objects) {}
