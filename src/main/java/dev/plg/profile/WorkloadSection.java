package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Made.made;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Tree;
import dev.plg.key.Shape.Whole;
import dev.plg.model.ImageChoice;
import dev.plg.model.Labels;
import dev.plg.model.PodSettings;
import dev.plg.model.Quantity;
import dev.plg.model.Registry;
import dev.plg.model.Resources;
import dev.plg.model.Toleration;
import dev.plg.yaml.Scalar.Kind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The keys that every component's pods share.
final class WorkloadSection {

  private static final FileKey<ImageChoice> IMAGE =
      key(
              "image",
              made(
                  key("registry", text("registry", Registry::new))
                      .about("The registry. `images.registry` overrides it.", "harbor.local")
                      .optional(),
                  key("repository", text("repository", ImageChoice::validRepository))
                      .about("The repository, without registry and tag.", "acme/mirror")
                      .optional(),
                  key("tag", text("tag", ImageChoice::validTag))
                      .orElse("the version that plg knows for `loki.version`")
                      .about("The tag.", "1.2.3")
                      .optional(),
                  key("digest", text("digest", ImageChoice::validDigest))
                      .about(
                          "The digest: `sha256:` and 64 hexadecimal digits. It overrides the tag.",
                          "sha256:" + "0123456789abcdef".repeat(4))
                      .optional(),
                  ImageChoice::new))
          .or(ImageChoice.CATALOG, "")
          .about("The container image, where it is not the one that plg knows.");

  private static final List<FileKey<Quantity>> AMOUNTS =
      List.of(
          key("cpu", SharedKeys.QUANTITY.or(Kind.INTEGER, Kind.FLOAT)).about("CPU cores.", "1500m"),
          key("memory", SharedKeys.QUANTITY).about("Memory, in bytes.", "3Gi"),
          key("ephemeral-storage", SharedKeys.QUANTITY).about("Local disk, in bytes.", "1Gi"));
  private static final Group QUANTITIES = group(AMOUNTS.toArray(FileKey<?>[]::new));
  private static final FileKey<FileValue> REQUESTS = key("requests", QUANTITIES);
  private static final FileKey<FileValue> LIMITS = key("limits", QUANTITIES);
  private static final FileKey<FileValue> RESOURCES =
      key(
              "resources",
              group(
                  REQUESTS.about("What the scheduler reserves for the container."),
                  LIMITS.about("What the container cannot exceed.")))
          .orElse("by component, tier and load");

  private static final FileKey<SortedMap<String, String>> NODE_SELECTOR =
      key("nodeSelector", pairs(text(), Labels::check)).or(Collections.emptySortedMap(), "");

  private static final FileKey<List<Toleration>> TOLERATIONS =
      key(
          "tolerations",
          items(
              made(
                  key("key", text())
                      .orElse("every key, with operator Exists")
                      .about("The key of the taint.", "dedicated")
                      .optional(),
                  key("operator", word("Exists", "Equal"))
                      .or("Equal")
                      .about("How the value of the taint is compared."),
                  key("value", text())
                      .about("The value of the taint, with operator Equal.", "logs")
                      .optional(),
                  key("effect", word("NoSchedule", "PreferNoSchedule", "NoExecute"))
                      .orElse("every effect")
                      .about("The effect of the taint.")
                      .optional(),
                  key("tolerationSeconds", Whole.from(Integer.MIN_VALUE))
                      .orElse("no limit")
                      .about("With effect NoExecute: the seconds until the eviction.", "300")
                      .optional(),
                  Toleration::new)));

  private static final Tree RULES = new Tree();
  private static final FileKey<FileValue> AFFINITY =
      key(
          "affinity",
          group(
              key("nodeAffinity", RULES).about("Rules about nodes.", preferring()),
              key("podAffinity", RULES).about("Rules about pods to run beside.", preferring()),
              key("podAntiAffinity", RULES).about("Rules about pods to avoid.", preferring())));

  /// All of them.
  static final Group KEYS =
      group(
          IMAGE,
          RESOURCES.about("The resources of the container."),
          NODE_SELECTOR.about("Labels that a node must have.", "{disk: fast}"),
          TOLERATIONS
              .orElse("the control plane's for promtail and alloy, all for nodeProblems, else none")
              .about(
                  "The taints that the pods tolerate. The list replaces the default.",
                  "[{key: dedicated, operator: Exists}]"),
          AFFINITY.about("Scheduling rules, as in the Kubernetes field `pod.spec.affinity`."));

  private WorkloadSection() {}

  private static String preferring() {
    return "{preferredDuringSchedulingIgnoredDuringExecution: []}";
  }

  /// @param resources what is left out
  /// @param tolerations the list that one in the file replaces
  static PodSettings read(FileValue component, Resources resources, List<Toleration> tolerations) {
    return new PodSettings(
        component.get(IMAGE),
        resources(component.in(RESOURCES), resources),
        component.get(NODE_SELECTOR),
        component.find(TOLERATIONS).orElse(tolerations),
        component.tree(AFFINITY));
  }

  /// The same for a component that takes another's place: where its pods run is as there, unless it
  /// says so itself.
  static PodSettings read(
      FileValue component, FileValue other, Resources resources, List<Toleration> tolerations) {
    return new PodSettings(
        component.get(IMAGE),
        resources(component.in(RESOURCES), resources),
        component.or(NODE_SELECTOR, other).get(NODE_SELECTOR),
        component.or(TOLERATIONS, other).find(TOLERATIONS).orElse(tolerations),
        component.or(AFFINITY, other).tree(AFFINITY));
  }

  /// The same for another component of a program: its image is as there, unless it names one.
  static PodSettings readWithImageOf(FileValue component, FileValue other, Resources resources) {
    PodSettings own = read(component, resources, List.of());
    return new PodSettings(
        component.or(IMAGE, other).get(IMAGE),
        own.resources(),
        own.nodeSelector(),
        own.tolerations(),
        own.affinity());
  }

  /// Reports an image of another program or of a version before its first.
  static void refuseImageOf(Program other, FileValue component, String program) {
    ImageChoice image = component.get(IMAGE);
    boolean isOther =
        image.repository().flatMap(Program::ofImage).filter(other::equals).isPresent()
            || image.tag().flatMap(Version::parse).filter(it -> !it.isAtLeast("1")).isPresent();
    if (isOther) {
      component.report(
          "choice",
          component.place(IMAGE),
          "`%s` is an image of %s, and the program is %s"
              .formatted(component.path(IMAGE), other.title(), program),
          "the container would not start with this configuration",
          "remove it, or name an image of " + program);
    }
  }

  /// The user's resources over the defaults. A default that contradicts a value of the user's is
  /// adjusted to it: the request to a lower limit, the limit to a higher request.
  private static Resources resources(FileValue wanted, Resources defaults) {
    SortedMap<String, Quantity> wantedRequests = quantities(wanted.in(REQUESTS));
    SortedMap<String, Quantity> wantedLimits = quantities(wanted.in(LIMITS));
    var requests = new TreeMap<>(defaults.requests());
    requests.replaceAll((name, value) -> atMost(value, wantedLimits.getOrDefault(name, value)));
    requests.putAll(wantedRequests);
    var limits = new TreeMap<>(defaults.limits());
    limits.replaceAll((name, value) -> atLeast(value, wantedRequests.getOrDefault(name, value)));
    limits.putAll(wantedLimits);
    return wanted.whole(() -> new Resources(requests, limits)).orElse(defaults);
  }

  private static Quantity atMost(Quantity value, Quantity bound) {
    return value.isMoreThan(bound) ? bound : value;
  }

  private static Quantity atLeast(Quantity value, Quantity bound) {
    return bound.isMoreThan(value) ? bound : value;
  }

  private static SortedMap<String, Quantity> quantities(FileValue section) {
    var quantities = new TreeMap<String, Quantity>();
    for (FileKey<Quantity> amount : AMOUNTS) {
      section.find(amount).ifPresent(value -> quantities.put(amount.name(), value));
    }
    return quantities;
  }
}
