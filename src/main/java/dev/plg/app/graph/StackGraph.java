package dev.plg.app.graph;

import dev.plg.app.generate.Generation;
import dev.plg.app.generate.PlanPicture;
import dev.plg.app.lint.Installed;
import dev.plg.app.lint.Sight;
import dev.plg.app.report.Report;
import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import dev.plg.rule.registry.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The graph of a stack, or of what was read.
public final class StackGraph {

  private StackGraph() {}

  /// That of a stack, even of one with errors; empty where nothing could be planned.
  public static Optional<Graph> of(Generation generation) {
    return generation
        .plan()
        .map(PlanPicture::of)
        .map(picture -> Drawing.of(List.of(picture), findings(picture, generation.report())));
  }

  /// What the rules say of the objects, without what is ignored. The objects of a stack with errors
  /// were not judged yet.
  private static List<Finding> findings(Picture picture, Report report) {
    Set<String> said = report.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    return Rules.check(picture).stream()
        .filter(it -> report.hasErrors() || said.contains(it.rule()))
        .toList();
  }

  /// That of objects, and of what charts make of values.
  public static Graph of(Sight sight) {
    return Drawing.of(pictures(sight), sight.report().findings());
  }

  /// What runs of what was read.
  public static List<Picture> pictures(Sight sight) {
    var pictures = new ArrayList<>(sight.pictures());
    sight.installed().stream().map(Installed::objects).forEach(pictures::add);
    return List.copyOf(pictures);
  }
}
