package dev.plg.view;

import dev.plg.catalog.Capability;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The ring of ingesters that the pods which read one Loki configuration would form.
///
/// @param together the configurations whose members are the same, this one among them
public record IngesterRing(LokiView loki, Picture picture, List<LokiView> together) {

  // loki pkg/loki/config_wrapper.go:204@v3.7.6: what is written for one ring beats common.ring,
  // that
  // beats memberlist, that beats the default
  private static final String[] OWN = {"ingester", "lifecycler", "ring", "kvstore", "store"};
  private static final String[] COMMON = {"common", "ring", "kvstore", "store"};
  private static final String[] OWN_FACTOR = {
    "ingester", "lifecycler", "ring", "replication_factor"
  };
  private static final String[] COMMON_FACTOR = {"common", "replication_factor"};

  /// Of these targets a process has an ingester.
  private static final Set<String> INGESTING = Set.of("all", "write", "ingester");

  public static Stream<IngesterRing> in(Picture picture) {
    var joined = new HashMap<List<String>, List<LokiView>>();
    LokiView.in(picture)
        .filter(loki -> !members(loki).isEmpty())
        .forEach(loki -> joined.computeIfAbsent(meant(loki), _ -> new ArrayList<>()).add(loki));
    return LokiView.in(picture)
        .map(
            loki ->
                new IngesterRing(loki, picture, joined.getOrDefault(meant(loki), List.of(loki))));
  }

  /// Where the ring's members are kept; empty where an option on the command line or a variable
  /// states it.
  public Optional<PlacedText> store() {
    PlacedText store =
        written(OWN)
            .or(() -> isCommonRead() ? written(COMMON) : Optional.empty())
            .or(this::byMemberlist)
            .orElse(new PlacedText("consul", Location.NONE));
    return store.value().contains("${") || isOnCommandLine()
        ? Optional.empty()
        : Optional.of(store);
  }

  private Optional<PlacedText> byMemberlist() {
    return isCommonRead() && !hasCommonRing() && !joinMembers().isEmpty()
        ? Optional.of(new PlacedText("memberlist", loki.placeOf("memberlist", "join_members")))
        : Optional.empty();
  }

  /// Whether `common.ring` counts although it may name no store: any value in it does that, and so
  /// does `common.instance_addr`, which is copied into it.
  public boolean hasCommonRing() {
    return !loki.tree().mapping("common").mapping("ring").isEmpty()
        || loki.value("common", "instance_addr").isPresent()
        || !loki.tree().mapping("common").sequence("instance_interface_names").items().isEmpty();
  }

  private boolean isCommonRead() {
    return !loki.config().lacks(Capability.LOKI_COMMON);
  }

  private boolean isOnCommandLine() {
    return loki.config().runs().stream()
        .flatMap(run -> run.container().commandLine().flags().stream())
        .anyMatch(
            flag -> flag.name().endsWith("ring.store") || flag.name().equals("memberlist.join"));
  }

  /// How many ingesters keep each line; 3 is the default.
  public PlacedText replicationFactor() {
    return written(OWN_FACTOR)
        .or(() -> isCommonRead() ? written(COMMON_FACTOR) : Optional.empty())
        .orElse(new PlacedText("3", Location.NONE));
  }

  /// The same as a number; empty where it is none.
  public Optional<Integer> factor() {
    String text = replicationFactor().value();
    return text.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /// The factor of the ingesters' own ring, and the common one, where both are written.
  public Optional<List<PlacedText>> bothFactors() {
    return written(OWN_FACTOR)
        .flatMap(own -> written(COMMON_FACTOR).map(common -> List.of(own, common)));
  }

  public Optional<PlacedText> written(String... steps) {
    return loki.value(steps).map(value -> new PlacedText(value, loki.placeOf(steps)));
  }

  /// The members to join, each with its place.
  public List<PlacedText> joinMembers() {
    return members(loki);
  }

  private static List<PlacedText> members(LokiView loki) {
    Node members = loki.tree().mapping("memberlist").find("join_members").orElse(Scalar.NULL);
    return switch (members) {
      case Scalar scalar when !scalar.isNull() ->
          Stream.of(scalar.text().split(",", -1))
              .filter(member -> !member.isBlank())
              .map(member -> new PlacedText(member.strip(), scalar.place()))
              .toList();
      case dev.plg.yaml.Sequence sequence ->
          sequence.items().stream()
              .filter(Scalar.class::isInstance)
              .map(Scalar.class::cast)
              .map(scalar -> new PlacedText(scalar.text(), scalar.place()))
              .toList();
      case Node _ -> List.of();
    };
  }

  /// The workloads whose pods have an ingester: of this configuration, and of another one that
  /// joins the same members.
  public List<Workload> ingesters() {
    return together.stream()
        .flatMap(other -> other.config().runs().stream().filter(run -> ingests(other, run)))
        .map(Run::workload)
        .distinct()
        .toList();
  }

  /// The members as every namespace would name them: a name without a dot means its own.
  private static List<String> meant(LokiView loki) {
    String namespace =
        loki.config().runs().stream()
            .map(run -> run.workload().object().namespace())
            .findFirst()
            .orElse("");
    return members(loki).stream()
        .map(PlacedText::value)
        .map(member -> member.contains(".") ? member : member + " in " + namespace)
        .toList();
  }

  private static boolean ingests(LokiView loki, Run run) {
    return !Collections.disjoint(loki.targets(run), INGESTING);
  }

  /// How many ingesters there are at least.
  public int leastIngesters() {
    return ingesters().stream().mapToInt(it -> Scale.of(picture, it).least()).sum();
  }

  /// How many ingesters there may be.
  public int mostIngesters() {
    return ingesters().stream().mapToInt(it -> Scale.of(picture, it).most()).sum();
  }

  /// Where the number of ingesters is written, for the first workload that has them.
  public Location podsPlace() {
    return ingesters().stream()
        .findFirst()
        .map(it -> Scale.of(picture, it).place())
        .orElse(loki.config().text().place());
  }
}
