package dev.plg.component.promtail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Stacks;
import dev.plg.component.logs.PodTargets;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void the_labels_are_those_that_relabeling_leaves() {
    Mapping config = Stacks.configuration(Stacks.plan("dev"), "promtail", "promtail.yaml");
    Mapping job = (Mapping) config.sequence("scrape_configs").items().getFirst();
    Sequence rules = job.sequence("relabel_configs");
    // what begins with two underscores is gone after relabeling
    Set<String> set =
        rules.items().stream()
            .flatMap(rule -> ((Mapping) rule).text("target_label").stream())
            .filter(label -> !label.startsWith("__"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(PodTargets.LABELS), set);
  }
}
