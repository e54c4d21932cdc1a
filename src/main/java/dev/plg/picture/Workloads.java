package dev.plg.picture;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The workloads among objects. Those that run no program that is known here are built again each
/// time that they are needed: in a dump of a cluster they are nearly all, and hardly a rule looks
/// at them.
final class Workloads extends AbstractList<Workload> implements RandomAccess {

  private final List<KubeObject> objects = new ArrayList<>();
  private final List<@Nullable Workload> made = new ArrayList<>();
  private final List<Workload> known = new ArrayList<>();

  Workloads(List<KubeObject> all) {
    for (KubeObject object : all) {
      Workload.of(object).ifPresent(workload -> add(object, workload));
    }
  }

  private void add(KubeObject object, Workload workload) {
    objects.add(object);
    made.add(object.isAtHand() ? workload : null);
    if (workload.isKnown()) {
      known.add(workload);
    }
  }

  /// Those that run a program that is known here.
  List<Workload> known() {
    return known;
  }

  @Override
  public Workload get(int index) {
    return Optional.ofNullable(made.get(index))
        .orElseGet(() -> Workload.of(objects.get(index)).orElseThrow());
  }

  @Override
  public int size() {
    return objects.size();
  }
}
