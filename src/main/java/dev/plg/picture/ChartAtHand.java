package dev.plg.picture;

import dev.plg.yaml.Mapping;
import java.nio.file.Path;

/// A chart whose files are at hand, and what it is to be rendered with.
///
/// @param path of its folder or archive
/// @param values those that are laid over the chart's own
public record ChartAtHand(Path path, Mapping values) {}
