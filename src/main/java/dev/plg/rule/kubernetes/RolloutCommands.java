package dev.plg.rule.kubernetes;

import dev.plg.finding.Pointer;
import dev.plg.view.ClaimSizes;
import dev.plg.view.ImmutableFields;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The commands that bring a changed field to an existing object and keep its data.
public record RolloutCommands(Mapping was, Mapping now) {

  private static final String ACCEPT = "write with --accept kubernetes/immutable-field, ";

  /// The commands alone, in their order; the last step is to apply the change.
  public List<String> commands(Pointer field) {
    var commands = new ArrayList<String>();
    boolean isSet = was.text("kind").orElse("").equals("StatefulSet");
    if (isSet && field.equals(ImmutableFields.CLAIMS)) {
      ClaimChange.between(was, now).stream()
          .filter(ClaimChange::onlyGrows)
          .forEach(change -> commands.add(patch(change)));
    }
    commands.add(isSet && !field.last().equals("selector") ? orphan() : delete());
    return commands;
  }

  String to(Pointer field) {
    return switch (was.text("kind").orElse("")) {
      case "PersistentVolumeClaim" ->
          "keep it, or save what is on the volume, %srun `%s`, and apply"
              .formatted(ACCEPT, delete());
      case "StatefulSet" -> set(field);
      default -> ACCEPT + "run `%s`, and apply".formatted(delete());
    };
  }

  /// Pods and volumes of a set outlive it where it is orphaned, and the new one takes them over;
  /// with another selector it would not know the pods, but the volumes by their names.
  private String set(Pointer field) {
    if (!field.equals(ImmutableFields.CLAIMS)) {
      boolean orphaned = !field.last().equals("selector");
      return ACCEPT + "run `%s`, and apply".formatted(orphaned ? orphan() : delete());
    }
    List<ClaimChange> changes = ClaimChange.between(was, now);
    if (!changes.isEmpty() && changes.stream().allMatch(ClaimChange::onlyGrows)) {
      String patches = changes.stream().map(this::patch).collect(Collectors.joining(" && "));
      return ACCEPT
          + "run `%s` where the class allows volume expansion, then `%s`, and apply"
              .formatted(patches, orphan());
    }
    return ACCEPT
        + "run `%s`, and apply; volumes that exist keep their size and class, and what is on them"
            .formatted(orphan())
        + " moves by copying alone";
  }

  private String patch(ClaimChange change) {
    return "for i in %s; do %spatch pvc %s-%s-$i --type merge -p '%s'; done"
        .formatted(
            IntStream.range(0, replicas())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")),
            kubectl(),
            change.name(),
            name(),
            "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"%s\"}}}}"
                .formatted(change.after()));
  }

  private int replicas() {
    return was.find(Pointer.of("spec", "replicas"))
        .map(Node::plain)
        .map(String::valueOf)
        .map(Integer::parseInt)
        .orElse(1);
  }

  private String orphan() {
    return delete() + " --cascade=orphan";
  }

  private String delete() {
    String kind = was.text("kind").orElse("").toLowerCase(Locale.ROOT);
    return kubectl() + "delete %s %s".formatted(kind, name());
  }

  private String kubectl() {
    String namespace = was.mapping("metadata").text("namespace").orElse("");
    return namespace.isEmpty() ? "kubectl " : "kubectl -n %s ".formatted(namespace);
  }

  private String name() {
    return was.mapping("metadata").text("name").orElse("");
  }

  /// What becomes of one volume claim template.
  ///
  /// @param after the new size
  record ClaimChange(String name, String after, boolean onlyGrows) {

    /// The templates that differ; empty where some come or go.
    static List<ClaimChange> between(Mapping was, Mapping now) {
      List<Mapping> before = claims(was);
      List<Mapping> after = claims(now);
      var changes = new ArrayList<ClaimChange>();
      if (before.size() != after.size()) {
        return changes;
      }
      for (int i = 0; i < before.size(); i++) {
        if (!before.get(i).equals(after.get(i))) {
          changes.add(of(before.get(i), after.get(i)));
        }
      }
      return changes;
    }

    private static ClaimChange of(Mapping before, Mapping after) {
      String size = ClaimSizes.of(after);
      boolean onlySize = ClaimSizes.set(before, size).equals(ClaimSizes.set(after, size));
      return new ClaimChange(
          before.mapping("metadata").text("name").orElse(""),
          size,
          onlySize && !ClaimSizes.isLess(size, ClaimSizes.of(before)));
    }

    private static List<Mapping> claims(Mapping set) {
      return set.mapping("spec").sequence("volumeClaimTemplates").items().stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }
  }
}
