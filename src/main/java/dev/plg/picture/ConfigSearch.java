package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.picture.shipper.ShipperText;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Placed;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the configurations of programs: first those that a container's command line names, then
/// those whose shape tells.
final class ConfigSearch {

  private final List<Workload> workloads;
  private final MountedTexts mounted;
  private final Map<Program, Optional<Version>> onlyVersions = new EnumMap<>(Program.class);
  private final Map<Program, Version> versions;
  private final IdentityHashMap<String, Mapping> trees;
  private final Map<ConfigText, List<Run>> readers = new LinkedHashMap<>();
  private final Map<ConfigText, Program> program = new LinkedHashMap<>();
  private final List<ProgramConfig> configs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /// @param workloads those that run a program that is known here
  /// @param trees what texts hold, by the very string
  ConfigSearch(
      List<KubeObject> objects,
      List<Workload> workloads,
      Map<Program, Version> versions,
      IdentityHashMap<String, Mapping> trees) {
    this.workloads = workloads;
    this.versions = versions;
    this.trees = trees;
    List<KubeObject> holders = objects.stream().filter(KubeObject::isText).toList();
    this.mounted = new MountedTexts(holders, workloads);
    workloads.forEach(this::addNamed);
    var values = new ReleaseTexts(objects);
    holders.stream()
        .flatMap(holder -> ConfigText.of(holder).stream())
        .filter(text -> !values.has(text))
        .forEach(this::addShaped);
    program.forEach((text, whose) -> addConfig(text, whose));
    objects.forEach(object -> OperatorConfigs.of(object).forEach(configs::add));
  }

  List<ProgramConfig> configs() {
    return configs;
  }

  List<Finding> findings() {
    return findings;
  }

  private void addNamed(Workload workload) {
    for (Container container : workload.containers()) {
      container
          .program()
          .ifPresent(
              whose -> {
                for (ConfigText text : mounted.of(workload, container, whose)) {
                  program.put(text, whose);
                  readers
                      .computeIfAbsent(text, _ -> new ArrayList<>())
                      .add(new Run(workload, container));
                }
              });
    }
  }

  private void addShaped(ConfigText text) {
    if (program.containsKey(text)) {
      return;
    }
    // what a chart puts together has no characters
    String written = text.text().text();
    Mapping known = written.isEmpty() ? trees.get(written) : null;
    Optional<Program> owner =
        known == null ? ConfigOwner.guess(written) : ConfigOwner.of(known.keys());
    owner.ifPresent(
        whose -> {
          program.put(text, whose);
          readers.put(text, mounted.mounting(text.object(), whose));
        });
  }

  private void addConfig(ConfigText text, Program whose) {
    List<Run> runs = readers.getOrDefault(text, List.of());
    Mapping known = trees.get(text.text().text());
    if (known != null) {
      // the tree of a chart's configuration has places of its own
      boolean isPlaced = known.place().isKnown();
      Mapping tree = isPlaced ? known : Placed.at(text.text().place(), known);
      configs.add(config(text, whose, tree, AlloyFile.EMPTY, runs));
      return;
    }
    if (AlloyFile.looksLike(text.text().text())) {
      configs.add(config(text, whose, Mapping.EMPTY, AlloyFile.read(text.text()), runs));
      return;
    }
    Optional<Mapping> shipper = ShipperText.read(text.text());
    if (shipper.isPresent()) {
      configs.add(config(text, whose, shipper.get(), AlloyFile.EMPTY, runs));
      return;
    }
    Parsed parsed = YamlReader.readInside(text.text());
    Optional<Mapping> tree = tree(parsed);
    if (tree.isPresent() && !ConfigOwner.fits(whose, tree.get())) {
      return;
    }
    findings.addAll(parsed.findings());
    tree.ifPresent(it -> configs.add(config(text, whose, it, AlloyFile.EMPTY, runs)));
  }

  private static Optional<Mapping> tree(Parsed parsed) {
    return parsed.documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .findFirst();
  }

  private ProgramConfig config(
      ConfigText text, Program whose, Mapping tree, AlloyFile river, List<Run> runs) {
    Optional<Version> version =
        runs.stream()
            .flatMap(run -> run.container().version().stream())
            .findFirst()
            .or(() -> Optional.ofNullable(versions.get(whose)))
            .or(() -> onlyVersion(whose, runs));
    return new ProgramConfig(
        whose, version, tree, text.text(), Optional.of(text.object()), text.key(), river, runs);
  }

  /// A configuration that no container was seen to mount is of the one version that runs, if there
  /// is one.
  private Optional<Version> onlyVersion(Program whose, List<Run> runs) {
    return runs.isEmpty()
        ? onlyVersions.computeIfAbsent(whose, this::onlyVersion)
        : Optional.empty();
  }

  private Optional<Version> onlyVersion(Program whose) {
    List<Version> known =
        workloads.stream()
            .flatMap(workload -> workload.containers(whose))
            .flatMap(container -> container.version().stream())
            .distinct()
            .toList();
    return known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty();
  }
}
