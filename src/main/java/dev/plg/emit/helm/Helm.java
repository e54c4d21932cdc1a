package dev.plg.emit.helm;

import dev.plg.catalog.Chart;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.Program;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.FileTree;
import dev.plg.emit.gitops.GitOps;
import dev.plg.emit.gitops.GitOpsRelease;
import dev.plg.emit.gitops.GitOpsReleases;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.plan.Send;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values for the charts that upstream publishes, a small chart for the rest, and what installs
/// them.
public final class Helm implements Emitter {

  private final HelmOptions options;

  public Helm(HelmOptions options) {
    this.options = options;
  }

  @Override
  public boolean coversEnvironments() {
    return false;
  }

  @Override
  public List<Unsupported> unsupported(Plan plan) {
    return charts(plan).stream().flatMap(chart -> chart.unsupported().stream()).toList();
  }

  /// The charts of a plan with their values, and one chart in place of those that it holds.
  static List<ChartValues> charts(Plan plan) {
    return Umbrella.around(plan.stack(), plan.charts());
  }

  @Override
  public List<ChartValues> installs(Plan plan) {
    return charts(plan);
  }

  @Override
  public List<Unsupported> partlySupported(Plan plan) {
    return ChartMetadata.leftOut(plan);
  }

  /// A manifest is made by a chart's own template, unless plg's own chart is made of it.
  @Override
  public boolean reads(Component component, String kind) {
    return component.manifestsForHelm().contains(kind);
  }

  /// What a chart installs together is asked for by the chart.
  @Override
  public String nameOf(Plan plan, Part part) {
    return Umbrella.holds(plan.stack(), part.name()) ? Umbrella.NAME : part.name();
  }

  /// The values of one component, as `helm upgrade -f -` reads them; of several, one after the
  /// other. Helm reads the first document alone: those of upstream's chart come before those of
  /// plg's own.
  @Override
  public String stream(Deployment deployment) {
    Plan plan = deployment.plan();
    return charts(plan).stream()
        .sorted(Comparator.comparing(chart -> chart.chart().isLocal()))
        .map(chart -> values(plan, chart))
        .collect(Collectors.joining("---\n"));
  }

  @Override
  public Optional<String> command(Deployment deployment, String directory) {
    return Optional.of("sh %s/install.sh".formatted(directory));
  }

  @Override
  public FileTree tree(Deployment deployment) {
    Plan plan = deployment.plan();
    var files = new TreeMap<String, String>();
    List<ChartValues> each = charts(plan);
    List<ChartValues> charts = ExtrasChart.together(each);
    for (ChartValues chart : charts) {
      files.put(folder(chart) + "/values.yaml", values(plan, chart));
      if (chart.chart().isLocal()) {
        files.putAll(ExtrasChart.files(folder(chart)));
      }
    }
    namespace(plan).ifPresent(it -> files.put(Installer.NAMESPACE, YamlWriter.write(it)));
    String namespace = plan.stack().namespace().value();
    var installer = new Installer(namespace, files.containsKey(Installer.NAMESPACE), charts);
    files.put("helmfile.yaml", installer.helmfile());
    files.put("install.sh", installer.script());
    options.gitOps().ifPresent(it -> addGitOps(files, it, releases(plan, each)));
    return new FileTree(files);
  }

  /// The namespace is written for Helm as for the controller: to apply both is to apply one.
  private static void addGitOps(
      Map<String, String> files, GitOps controller, GitOpsReleases releases) {
    files.putAll(controller.files(releases));
    Optional.ofNullable(files.get(controller.word() + "/" + Installer.NAMESPACE))
        .ifPresent(text -> files.put(Installer.NAMESPACE, text));
  }

  private GitOpsReleases releases(Plan plan, List<ChartValues> charts) {
    return new GitOpsReleases(
        plan.stack().namespace().value(),
        namespace(plan),
        charts.stream().map(it -> new GitOpsRelease(it, text(it), it.objects())).toList(),
        releasesOf(plan, this::receives),
        releasesOf(plan, (_, part) -> sendsData(plan, part).findAny().isPresent()));
  }

  /// The names of the releases that install some of the parts.
  private Set<String> releasesOf(Plan plan, BiPredicate<Plan, Part> isWanted) {
    return plan.parts().stream()
        .filter(part -> isWanted.test(plan, part))
        .map(part -> nameOf(plan, part))
        .collect(Collectors.toSet());
  }

  private boolean receives(Plan plan, Part receiver) {
    return plan.parts().stream()
        .flatMap(part -> sendsData(plan, part))
        .anyMatch(program -> receiver.component().program().equals(Optional.of(program)));
  }

  private static Stream<Program> sendsData(Plan plan, Part part) {
    return part.component().sends(plan.stack()).stream()
        .filter(send -> send.purpose() == Send.Purpose.DATA)
        .map(Send::to);
  }

  private static Optional<Mapping> namespace(Plan plan) {
    return objects(plan).stream()
        .filter(object -> object.text("kind").equals(Optional.of("Namespace")))
        .findFirst();
  }

  private static List<Mapping> objects(Plan plan) {
    return plan.resources().stream().map(Resource::object).toList();
  }

  /// Where the values of a chart are; those of plg's own chart are its defaults.
  static String folder(ChartValues values) {
    return values.chart().isLocal() ? values.chart().name() : values.component();
  }

  private String values(Plan plan, ChartValues values) {
    return header(plan, values) + text(values);
  }

  private String text(ChartValues values) {
    return YamlWriter.write(shown(values));
  }

  private Mapping shown(ChartValues values) {
    ChartDefaults defaults =
        ChartDefaults.of(values.chart())
            .orElse(ChartDefaults.NONE)
            .withoutSwitches(values.switched());
    return options.full() ? defaults.with(values.values()) : defaults.differing(values.values());
  }

  private static String header(Plan plan, ChartValues values) {
    Chart chart = values.chart();
    if (chart.isLocal()) {
      return "# plg's own chart, for what upstream publishes none\n";
    }
    return """
    # Chart %s %s of %s%s
    # %s --values values.yaml
    """
        .formatted(
            chart.name(),
            chart.version(),
            chart.repository(),
            chart.deprecated() ? ", which upstream has deprecated" : "",
            Installer.command(values, plan.stack().namespace().value()));
  }
}
