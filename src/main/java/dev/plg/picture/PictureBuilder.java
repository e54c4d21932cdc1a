package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Packing;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Takes objects in, one after the other, and keeps of each what can matter.
public final class PictureBuilder {

  private final Map<Identity, KubeObject> first = new HashMap<>();
  private final List<KubeObject> objects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<ProgramConfig> bare = new ArrayList<>();
  private final TreeMap<Location, String> titles = new TreeMap<>();
  private final IdentityHashMap<String, Mapping> trees = new IdentityHashMap<>();

  /// Objects of a list that is still being read, by what represents them in it.
  private final IdentityHashMap<Node, KubeObject> early = new IdentityHashMap<>();

  private boolean isMerged;
  private final Assumptions assumed;
  private final Optional<Packing> packing;

  /// Takes in what one deployment holds.
  public PictureBuilder(Assumptions assumed) {
    this(assumed, Optional.empty());
  }

  private PictureBuilder(Assumptions assumed, Optional<Packing> packing) {
    this.assumed = assumed;
    this.packing = packing;
  }

  /// Takes in what may be a dump of a whole cluster: what hardly a rule looks at is packed.
  public static PictureBuilder ofMany(Assumptions assumed) {
    return new PictureBuilder(assumed, Optional.of(new Packing()));
  }

  private record Identity(String group, String kind, String namespace, String name) {

    static Identity of(KubeObject object) {
      int slash = object.apiVersion().indexOf('/');
      String group = slash < 0 ? "" : object.apiVersion().substring(0, slash);
      return new Identity(group, object.kind(), object.namespace(), object.name());
    }
  }

  /// The picture of these objects alone.
  public static Picture of(List<Mapping> objects) {
    var builder = new PictureBuilder(Assumptions.NONE);
    objects.forEach(builder::add);
    return builder.build();
  }

  /// Adds what one document holds: an object, or a list of them.
  public PictureBuilder add(Node document) {
    KubeObject taken = early.remove(document);
    if (taken != null) {
      titles.put(taken.place(), taken.title());
      addKept(taken);
    } else if (document instanceof Mapping mapping && isList(mapping)) {
      mapping.sequence("items").items().forEach(this::add);
    } else if (document instanceof Mapping mapping && isObject(mapping)) {
      addObject(KubeObject.of(mapping));
    } else {
      findings.add(notAnObject(document.place()));
    }
    return this;
  }

  /// Adds an object whose values were written in several files: it is kept as it is, since packing
  /// knows one file.
  public PictureBuilder addMerged(Mapping object) {
    isMerged = true;
    add(object);
    isMerged = false;
    return this;
  }

  /// What represents an item in a list that is to be added when all of it is read: all that is to
  /// be known of it then.
  public Mapping kept(Mapping item) {
    if (isList(item) || !isObject(item)) {
      return item;
    }
    var object = KubeObject.of(item);
    if (!Kinds.matters(object)) {
      return Kinds.named(item);
    }
    Optional<Workload> workload = Workload.of(object);
    KubeObject kept = kept(object, workload);
    if (kept.isAtHand() || template(object, workload).isPresent()) {
      return kept.tree();
    }
    Mapping standIn = Mapping.of(List.of(), item.place());
    early.put(standIn, kept);
    return standIn;
  }

  /// Adds the configuration of a program that is in a file of its own.
  public PictureBuilder addConfig(Program program, Mapping tree, Scalar text, String file) {
    bare.add(bare(program, tree, text, AlloyFile.EMPTY, file));
    return this;
  }

  private ProgramConfig bare(
      Program program, Mapping tree, Scalar text, AlloyFile river, String file) {
    return new ProgramConfig(
        program, version(program), tree, text, Optional.empty(), file, river, List.of());
  }

  /// Adds the objects that a chart makes of values.
  ///
  /// @param release its name; empty where it is not known
  public PictureBuilder addValues(
      KnownChart chart, Mapping values, String release, String namespace) {
    var made = ChartObjects.of(chart, values, release, namespace);
    made.objects().forEach(this::add);
    findings.addAll(made.findings());
    trees.putAll(made.trees());
    return this;
  }

  /// Adds the configurations that touch logs and traces in the values of another chart.
  public PictureBuilder addCarried(String chart, Mapping values) {
    bare.addAll(CarriedConfigs.in(chart, values));
    return this;
  }

  /// Adds the configuration of a program if it is River.
  ///
  /// @return false where it is not
  public boolean addRiver(Program program, Scalar text, String file) {
    if (!AlloyFile.looksLike(text.text())) {
      return false;
    }
    bare.add(bare(program, Mapping.EMPTY, text, AlloyFile.read(text), file));
    return true;
  }

  /// Says what a text holds that an object carries, this very string: it is not read again.
  public PictureBuilder knows(String text, Mapping tree) {
    trees.put(text, tree);
    return this;
  }

  private Optional<Version> version(Program program) {
    return Optional.ofNullable(assumed.versions().get(program));
  }

  private static boolean isList(Mapping mapping) {
    String kind = mapping.text("kind").orElse("");
    return kind.endsWith("List") && mapping.find("items").isPresent();
  }

  private static boolean isObject(Mapping mapping) {
    return mapping.text("apiVersion").isPresent() && mapping.text("kind").isPresent();
  }

  private void addObject(KubeObject object) {
    titles.put(object.place(), object.title());
    if (!Kinds.matters(object)) {
      return;
    }
    Optional<Workload> workload = Workload.of(object);
    Optional<Location> template = template(object, workload);
    if (template.isPresent()) {
      findings.add(Unrendered.at(template.get()));
      return;
    }
    addKept(kept(object, workload));
  }

  private void addKept(KubeObject object) {
    KubeObject before = first.putIfAbsent(Identity.of(object), object);
    if (before == null) {
      objects.add(object);
    } else if (!before.equals(object)) {
      objects.add(object);
      // Two builds may change one object of a base.
      if (!before.place().equals(object.place())) {
        findings.add(twice(object, before.place()));
      }
    }
  }

  /// Rules look at the workloads of programs that are known here over and over.
  private KubeObject kept(KubeObject object, Optional<Workload> workload) {
    KubeObject kept = Kinds.kept(object);
    boolean seldom = object.isText() || workload.filter(it -> !it.isKnown()).isPresent();
    return packing.filter(_ -> seldom && !isMerged).map(kept::packed).orElse(kept);
  }

  /// Where the braces of a template are as text, so that the document could be read at all.
  private static Optional<Location> template(KubeObject object, Optional<Workload> workload) {
    if (isTemplate(object.name())) {
      return Optional.of(object.placeOf("metadata", "name"));
    }
    if (isTemplate(object.namespace())) {
      return Optional.of(object.placeOf("metadata", "namespace"));
    }
    return workload.stream()
        .flatMap(it -> it.containers().stream())
        .map(Container::image)
        .filter(image -> isTemplate(image.text()))
        .map(ImageName::place)
        .findFirst();
  }

  /// A value that is not known has the marks of a template and of a variable.
  private static boolean isTemplate(String text) {
    return text.contains("{{") && !text.contains("${");
  }

  public Picture build() {
    List<KubeObject> all = List.copyOf(objects);
    var workloads = new Workloads(all);
    List<Service> services =
        all.stream().filter(it -> it.kind().equals("Service")).map(Service::of).toList();
    var search = new ConfigSearch(all, workloads.known(), assumed.versions(), trees);
    var configs = new ArrayList<ProgramConfig>(bare);
    configs.addAll(search.configs());
    var said = new ArrayList<Finding>(findings);
    said.addAll(search.findings());
    configs.forEach(config -> JudgedKeys.note(config).ifPresent(said::add));
    return new Picture(all, workloads, services, configs, assumed.runtime(), said, titles);
  }

  private static Finding notAnObject(Location place) {
    return note(
        "lint/not-an-object",
        place,
        "this document is not a Kubernetes object: it has no apiVersion and kind",
        "plg does not check it",
        "for a program's own configuration add --as, for a chart's values --chart");
  }

  private static Finding twice(KubeObject object, Location first) {
    return new Finding(
        "lint/object-twice",
        Severity.WARNING,
        object.place(),
        "%s is defined twice, with different content".formatted(object.title()),
        "kubectl applies both, so the last one wins; the first is at " + first,
        "remove one of them");
  }

  private static Finding note(String rule, Location place, String message, String why, String fix) {
    return new Finding(rule, Severity.NOTE, place, message, why, fix);
  }
}
