package dev.plg.app.diff;

import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Packing;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes objects in, one after the other, and keeps of each what a manifest would have, packed.
final class SideBuilder {

  /// How kustomize ends the name of what it generates.
  // kustomize api/hasher/hasher.go encode@v5.8.1
  private static final Pattern HASHED = Pattern.compile("(.+)-[24-9bcdfghkmt]{10}");

  private static final Set<String> ASKING =
      Set.of("HelmRelease", "HelmChart", "Application", "ApplicationSet");

  private static final String MARK = "internal.config.kubernetes.io/needsHashSuffix";

  private final Packing packing = new Packing();
  private final boolean isPacked;
  private final Map<ObjectName, KeptTree> objects = new LinkedHashMap<>();
  private final Set<ObjectName> rolling = new HashSet<>();
  private final Map<String, String> generated = new HashMap<>();
  private boolean isLive;

  /// @param isPacked whether the objects are of one file each, and may be many
  SideBuilder(boolean isPacked) {
    this.isPacked = isPacked;
  }

  /// Takes an object; of two of a name the later one counts, as it does for kubectl.
  void add(Mapping object) {
    if (ServerFields.isOfServer(object)) {
      return;
    }
    isLive = isLive || ServerFields.isLive(object);
    ObjectName name = ObjectName.of(object);
    Mapping bare = ServerFields.without(object);
    if (isGenerated(object)) {
      bare = withoutMark(bare);
      rolling.add(name);
    }
    Optional<String> plain = plainName(name);
    if (plain.isPresent() && !objects.containsKey(name.named(plain.get()))) {
      generated.put(name.kind() + " " + name.name(), plain.get());
      name = name.named(plain.get());
      rolling.add(name);
      bare = named(bare, plain.get());
    }
    objects.put(name, isPacked ? packing.pack(bare) : new KeptTree.Whole(bare));
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  /// All objects so far.
  List<Mapping> trees() {
    return objects.values().stream().map(KeptTree::tree).toList();
  }

  /// The objects so far that may ask for a release of a chart.
  List<Mapping> asking() {
    return objects.entrySet().stream()
        .filter(it -> ASKING.contains(it.getKey().kind()))
        .map(it -> it.getValue().tree())
        .toList();
  }

  void remove(Mapping object) {
    objects.remove(ObjectName.of(object));
  }

  /// Takes in all that another one did.
  void addAll(SideBuilder other) {
    objects.putAll(other.objects);
    rolling.addAll(other.rolling);
    generated.putAll(other.generated);
    isLive = isLive || other.isLive;
  }

  private static boolean isGenerated(Mapping object) {
    return object.mapping("metadata").mapping("annotations").text(MARK).isPresent();
  }

  private static Mapping withoutMark(Mapping object) {
    Mapping metadata = object.mapping("metadata");
    Mapping annotations = metadata.mapping("annotations").toBuilder().remove(MARK).build();
    Mapping.Builder changed = metadata.toBuilder().remove("annotations");
    return object.toBuilder()
        .put("metadata", changed.with("annotations", annotations).build())
        .build();
  }

  private static Optional<String> plainName(ObjectName name) {
    Matcher hashed = HASHED.matcher(name.name());
    boolean isText = name.kind().equals("ConfigMap") || name.kind().equals("Secret");
    return isText && hashed.matches() ? Optional.of(hashed.group(1)) : Optional.empty();
  }

  private static Mapping named(Mapping object, String name) {
    Mapping metadata = object.mapping("metadata").toBuilder().put("name", name).build();
    return object.toBuilder().put("metadata", metadata).build();
  }

  /// All that was taken in.
  Side build(String name) {
    var all = new LinkedHashMap<ObjectName, KeptTree>();
    Set<String> claims = claims();
    objects.forEach(
        (object, tree) -> {
          if (!(object.kind().equals("PersistentVolumeClaim") && isOfSet(object, claims))) {
            all.put(object, generated.isEmpty() ? tree : renamed(tree));
          }
        });
    return new Side(name, all, rolling, isLive);
  }

  private KeptTree renamed(KeptTree tree) {
    Mapping object = tree.tree();
    return PodNeeds.template(object).isEmpty() ? tree : new KeptTree.Whole(renamed(object));
  }

  private Mapping renamed(Mapping mapping) {
    Mapping.Builder changed = mapping.toBuilder();
    for (Entry entry : mapping.entries()) {
      Node value = renamed(entry.key(), entry.value());
      if (!value.equals(entry.value())) {
        changed.add(new Entry(entry.key(), entry.keyPlace(), value, ""));
      }
    }
    return changed.build();
  }

  private Node renamed(String key, Node value) {
    return switch (value) {
      case Mapping reference ->
          PodNeeds.named(key, reference)
              .flatMap(it -> Optional.ofNullable(generated.get(it)))
              .map(plain -> withName(reference, plain))
              .orElseGet(() -> renamed(reference));
      case Sequence list ->
          new Sequence(list.items().stream().map(it -> renamed("", it)).toList(), list.place());
      case Scalar scalar -> scalar;
    };
  }

  private static Mapping withName(Mapping reference, String name) {
    String key = reference.find("secretName").isPresent() ? "secretName" : "name";
    return reference.toBuilder().put(key, name).build();
  }

  /// What the claims are called that StatefulSets make: `data-loki-`.
  private Set<String> claims() {
    Set<String> claims = new HashSet<>();
    objects.forEach(
        (name, tree) -> {
          if (name.kind().equals("StatefulSet")) {
            List<Mapping> templates =
                tree.tree().mapping("spec").sequence("volumeClaimTemplates").mappings().toList();
            templates.forEach(
                it ->
                    claims.add(
                        "%s/%s-%s-"
                            .formatted(
                                name.namespace(),
                                it.mapping("metadata").text("name").orElse(""),
                                name.name())));
          }
        });
    return claims;
  }

  private static boolean isOfSet(ObjectName claim, Set<String> claims) {
    String name = claim.namespace() + "/" + claim.name();
    return claims.contains(name.replaceFirst("[0-9]+$", "")) && !name.endsWith("-");
  }
}
