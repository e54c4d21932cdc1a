package dev.plg.app.generate;

import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.model.Stack;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.SourceReader;
import dev.plg.profile.StackResolver;
import dev.plg.rule.registry.StackRules;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

/// A stack with the findings on it, for what needs no plan.
///
/// @param source the merged layers, each value with the place of the layer that it came from
/// @param stack empty where the report has errors
public record JudgedStack(Mapping source, Optional<Stack> stack, Report report) {

  /// Resolves a stack and asks the rules on stacks.
  ///
  /// @param settings of the project that the stack belongs to
  public static JudgedStack of(Request request, SourceReader sources, Settings settings) {
    Resolved resolved = StackResolver.resolve(request, sources);
    var findings = new ArrayList<>(resolved.findings());
    resolved
        .stack()
        .map(stack -> ResolvedStacks.of(stack, resolved.source()))
        .ifPresent(asked -> findings.addAll(StackRules.check(asked)));
    var texts = new TreeMap<String, String>(resolved.texts());
    texts.putAll(settings.texts());
    Ignored ignored = Ignored.inStack(settings, resolved.texts(), resolved.source());
    Report report =
        Report.of(ignored.leftOfStack(findings), texts)
            .with(ignored.faults(findings))
            .with(settings.findings());
    return new JudgedStack(
        resolved.source(), report.hasErrors() ? Optional.empty() : resolved.stack(), report);
  }
}
