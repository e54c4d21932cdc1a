package dev.plg.app.generate;

import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.component.all.Components;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.plan.Overridden;
import dev.plg.plan.Plan;
import dev.plg.plan.Unsupported;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.profile.Variants;
import dev.plg.rule.registry.StackRules;
import dev.plg.template.Templates;
import dev.plg.view.ResolvedStack;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The way from a recipe to a product, with all that there is to say about it.
///
/// @param product empty where the report has errors
/// @param ignored what of later findings is ignored
/// @param plan of the one environment that was planned, even where the report has errors; empty
///   where there are several
public record Generation(
    Optional<Product> product, Report report, Ignored ignored, Optional<Plan> plan) {

  /// Plans what the format covers: all environments, or the one that is asked for.
  ///
  /// @param settings of the project that the stack belongs to
  public static Generation of(
      Recipe recipe, SourceTexts sources, TemplateFolder folder, Settings settings) {
    var run = new Run(recipe, sources, folder, settings);
    return run.emitter.coversEnvironments()
        ? run.all(StackResolver.resolveAll(recipe.request(), sources))
        : run.one(StackResolver.resolve(recipe.request(), sources));
  }

  private Generation with(Optional<Plan> planned) {
    return new Generation(product, report, ignored, planned);
  }

  private static final class Run {
    private final Recipe recipe;
    private final Emitter emitter;
    private final SourceTexts sources;
    private final TemplateFolder folder;
    private final Templates templates;
    private final Settings settings;
    private final boolean shipped;
    private final List<Finding> findings;

    Run(Recipe recipe, SourceTexts sources, TemplateFolder folder, Settings settings) {
      this.recipe = recipe;
      this.settings = settings;
      this.sources = sources;
      this.folder = folder;
      emitter = recipe.emitter();
      shipped = recipe.request().isShipped() && folder.texts().isEmpty();
      templates = folder.templates();
      findings = new ArrayList<>(folder.findings());
      findings.addAll(settings.findings());
    }

    Generation one(Resolved resolved) {
      findings.addAll(resolved.findings());
      Optional<Plan> plan = plan(resolved);
      plan.ifPresent(made -> judge(made, resolved));
      return finish(plan.map(Deployment::of), resolved.texts(), resolved.source()).with(plan);
    }

    /// The base of several environments is never applied itself, so that the rules ask nothing of
    /// it.
    Generation all(Variants variants) {
      if (variants.environments().isEmpty()) {
        return one(variants.base());
      }
      findings.addAll(variants.findings());
      var plans = new LinkedHashMap<String, Plan>();
      variants
          .environments()
          .forEach(
              (name, resolved) ->
                  plan(resolved)
                      .ifPresent(
                          made -> {
                            plans.put(name, made);
                            judge(made, resolved);
                          }));
      Optional<Plan> base = plan(variants.base());
      return finish(
          base.map(made -> new Deployment(made, plans)),
          variants.base().texts(),
          variants.source());
    }

    private Optional<Plan> plan(Resolved resolved) {
      return resolved.stack().map(stack -> Components.plan(stack, templates));
    }

    private void judge(Plan plan, Resolved resolved) {
      var asked = ResolvedStacks.of(plan.stack(), resolved.source());
      List<Finding> onStack = StackRules.check(asked);
      findings.addAll(onStack);
      // What would run of a stack that is refused is a consequence, and would only repeat it. What
      // a
      // shipped profile comes to was looked at when plg was built, as its shape was.
      if (!shipped && onStack.stream().noneMatch(Finding::isError)) {
        findings.addAll(PlanPicture.check(plan, asked, onStack));
      }
      plan.overrides().forEach(overridden -> findings.add(replaced(overridden, asked)));
      emitter.unsupported(plan).forEach(it -> findings.add(unsupported(it, asked)));
      findings.addAll(folder.unread(plan, emitter));
      emitter.partlySupported(plan).forEach(it -> findings.add(partlySupported(it, asked)));
    }

    private Generation finish(
        Optional<Deployment> deployment, Map<String, String> texts, Mapping source) {
      findings.addAll(folder.located(templates.findings()));
      Optional<Deployment> chosen = deployment.map(this::chosen);
      var all = new TreeMap<String, String>(texts);
      all.putAll(folder.textsByPath());
      all.putAll(settings.texts());
      Ignored ignored = Ignored.inStack(settings, texts, source);
      Report report = Report.of(ignored.leftOfStack(findings), all).with(ignored.faults(findings));
      return new Generation(
          report.hasErrors() ? Optional.empty() : chosen.map(this::product),
          report,
          ignored,
          Optional.empty());
    }

    /// What of a deployment is asked for. What kube-prometheus-stack takes is no component, but
    /// what several of them are to Grafana.
    private Deployment chosen(Deployment deployment) {
      if (recipe.only().isEmpty() || recipe.format() == Format.KUBE_PROMETHEUS_STACK) {
        return deployment;
      }
      String name = recipe.only().get();
      List<String> names = emitter.names(deployment.plan());
      if (!names.contains(name)) {
        findings.add(unknownComponent(name, names));
      }
      return emitter.only(deployment, name);
    }

    private Product product(Deployment deployment) {
      return new Product(
          deployment,
          emitter,
          RecordedRecipe.of(recipe, sources.texts(), folder.texts()),
          sources.inputs().and(folder.inputs()).and(settings.inputs()));
    }
  }

  private static Finding unknownComponent(String name, List<String> names) {
    return Finding.error(
        "input/component",
        Location.of("--only " + name),
        "there is no component '%s' in this stack%s"
            .formatted(
                name, Nearest.to(name, names).map("; did you mean '%s'?"::formatted).orElse("")),
        "",
        "choose one of " + String.join(", ", names));
  }

  private static Finding unsupported(Unsupported it, ResolvedStack asked) {
    return Finding.error("format/unfit", asked.place(it.at()), it.message(), it.why(), it.fix());
  }

  private static Finding partlySupported(Unsupported it, ResolvedStack asked) {
    return new Finding(
        "format/partly", Severity.NOTE, asked.place(it.at()), it.message(), it.why(), it.fix());
  }

  private static Finding replaced(Overridden overridden, ResolvedStack asked) {
    return new Finding(
        "config/overrides",
        Severity.NOTE,
        asked.place(overridden.at()),
        "`%s` replaces what plg derived: %s".formatted(overridden.at(), overridden.derived()),
        "plg no longer keeps this value in step with the rest of the stack",
        "");
  }
}
