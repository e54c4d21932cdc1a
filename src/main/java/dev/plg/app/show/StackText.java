package dev.plg.app.show;

import dev.plg.app.generate.JudgedStack;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import dev.plg.profile.CompletedStack;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.Map;
import java.util.Optional;

/// A stack as one stack file.
///
/// @param text empty where the report has errors
public record StackText(Optional<String> text, Report report) {

  /// The stack that a request asks for.
  ///
  /// @param resolved whether the keys that no layer sets are in it, with their defaults
  /// @param origins whether each value is followed by the place that it comes from
  public static StackText of(
      Request request, SourceReader sources, Settings settings, boolean resolved, boolean origins) {
    JudgedStack judged = JudgedStack.of(request, sources, settings);
    return new StackText(
        judged
            .stack()
            .map(
                stack ->
                    resolved
                        ? CompletedStack.of(judged.source(), stack)
                        : new CompletedStack(judged.source(), Map.of()))
            .map(whole -> print(whole, origins)),
        judged.report());
  }

  private static String print(CompletedStack whole, boolean origins) {
    Mapping tree = whole.tree();
    return origins ? OriginWriter.write(tree, whole.added()) : YamlWriter.write(tree);
  }
}
