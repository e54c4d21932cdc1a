package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the atlas says of charts at versions drawn among all of their releases, proven by Helm. The
/// charts are taken from the clones in the folder that `PLG_CLONES` names. `-Dplg.seed=7` draws
/// others, `-Dplg.versions=4000 -Dplg.paths=100000` takes all.
class AtlasProofTest {

  private static final int VERSIONS = Integer.getInteger("plg.versions", 40);

  /// How many values of each chart are proven to be read.
  private static final int PATHS = Integer.getInteger("plg.paths", 15);

  @TempDir private static Path folder;

  private static final List<String> CHANGED = new ArrayList<>();
  private static final List<String> WRONG = new ArrayList<>();
  private static final List<String> HIDDEN = new ArrayList<>();
  private static int proven;

  @BeforeAll
  static void prove() throws IOException {
    String named = System.getenv().getOrDefault("PLG_CLONES", "");
    assumeTrue(!named.isEmpty(), "PLG_CLONES names no folder of clones");
    Path clones = Path.of(named);
    int versions = 0;
    Set<String> seen = new HashSet<>();
    for (KnownChart chart : drawn()) {
      Optional<ClonedChart> cloned =
          versions < VERSIONS ? ClonedChart.find(clones, chart) : Optional.empty();
      if (cloned.isPresent() && seen.add(cloned.get().fingerprint())) {
        versions++;
        prove(clones, chart, cloned.get());
      }
    }
  }

  /// All versions of all charts in an order that is drawn: one of each chart, then another of each.
  private static List<KnownChart> drawn() {
    var random = new Random(HiddenValues.SEED);
    var byChart = new ArrayList<List<KnownChart>>();
    for (String name : KnownCharts.names()) {
      var versions = new ArrayList<>(KnownCharts.of(name));
      Collections.shuffle(versions, random);
      byChart.add(versions);
    }
    var drawn = new ArrayList<KnownChart>();
    int most = byChart.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (List<KnownChart> versions : byChart) {
        if (i < versions.size()) {
          drawn.add(versions.get(i));
        }
      }
    }
    return drawn;
  }

  private static void prove(Path clones, KnownChart chart, ClonedChart cloned) throws IOException {
    Path at = folder.resolve(chart.name() + "-" + chart.version());
    Set<String> handedOn = unpack(clones, chart, cloned, at.resolve("chart"));
    ProvenChart proof = ProvenChart.of(chart, at.resolve("chart"), handedOn, at);
    assertFalse(proof.bases().isEmpty(), () -> "Helm renders nothing of " + at);
    CHANGED.addAll(proof.changedByUnread());
    WRONG.addAll(proof.wrongInExamples());
    HIDDEN.addAll(proof.hidden(PATHS, HiddenValues.SEED));
    proven += Math.min(PATHS, proof.read().size());
  }

  /// The chart with those that it depends on, as far as the clones have them.
  ///
  /// @return the keys of the values that it hands on to charts that are not in its repository
  private static Set<String> unpack(Path clones, KnownChart chart, ClonedChart cloned, Path target)
      throws IOException {
    Set<String> handedOn = cloned.unpack(target);
    for (KnownChart.KnownPart part : chart.parts().values()) {
      Path below = target.resolve("charts").resolve(part.chart());
      Optional<ClonedChart> found =
          part.find().isEmpty() ? Optional.empty() : ClonedChart.find(clones, part.find().get());
      if (found.isPresent() && !below.toFile().exists()) {
        found.get().unpack(below);
      }
    }
    ChartDependencies.removeMissing(target);
    return handedOn;
  }

  @Test
  void no_value_that_is_called_unread_changes_what_is_rendered() {
    assertEquals(List.of(), CHANGED);
  }

  @Test
  void no_value_of_the_charts_own_examples_is_called_unread_without_being_so() {
    assertEquals(List.of(), WRONG);
  }

  @Test
  void a_value_that_is_called_read_can_change_what_is_rendered() throws IOException {
    HiddenValues.check(HIDDEN, proven);
  }
}
