package dev.plg.cli;

import dev.plg.component.Components;
import dev.plg.component.Overridden;
import dev.plg.component.Plan;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.SourceReader;
import dev.plg.profile.StackResolver;
import dev.plg.rule.Asked;
import dev.plg.rule.Rules;
import dev.plg.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The way from a request to a plan, with all that there is to say about it.
///
/// @param plan not empty where the report has no errors
record Generation(Optional<Plan> plan, Report report) {

  static Generation of(Request request, SourceReader reader, TemplateFolder folder) {
    // To set up FreeMarker takes as long as to read and check a stack, and neither needs the other.
    Ahead<Templates> ahead = Ahead.of(folder::templates);
    Resolved resolved = StackResolver.resolve(request, reader);
    Templates templates = ahead.get();
    var findings = new ArrayList<Finding>(folder.findings());
    findings.addAll(resolved.findings());
    Optional<Plan> plan = resolved.stack().map(stack -> Components.plan(stack, templates));
    findings.addAll(folder.located(templates.findings()));
    plan.ifPresent(made -> findings.addAll(judged(made, resolved)));
    var texts = new TreeMap<String, String>(resolved.texts());
    texts.putAll(folder.textsByPath());
    return new Generation(plan, Report.of(findings, texts));
  }

  private static List<Finding> judged(Plan plan, Resolved resolved) {
    var asked = new Asked(plan.stack(), resolved.source());
    var findings = new ArrayList<Finding>(Rules.check(asked));
    plan.overrides().forEach(overridden -> findings.add(replaced(overridden, asked)));
    return findings;
  }

  private static Finding replaced(Overridden overridden, Asked asked) {
    return new Finding(
        "config/overrides",
        Severity.NOTE,
        asked.place(overridden.at()),
        "`%s` replaces what plg derived: %s".formatted(overridden.at(), overridden.derived()),
        "plg no longer keeps this value in step with the rest of the stack",
        "");
  }
}
