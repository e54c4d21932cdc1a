package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;

/// How many pods a workload has: as many as it asks for, or as an autoscaler lets it.
///
/// @param place where the number is written
public record Scale(int least, int most, Location place) {

  public static Scale of(Picture picture, Workload workload) {
    return picture
        .autoscalersOf(workload)
        .findFirst()
        .map(Scale::of)
        .orElseGet(() -> new Scale(workload.pods(), workload.pods(), workload.replicasPlace()));
  }

  private static Scale of(KubeObject autoscaler) {
    int least = number(autoscaler, "minReplicas");
    return new Scale(
        least,
        Math.max(least, number(autoscaler, "maxReplicas")),
        autoscaler.placeOf("spec", "maxReplicas"));
  }

  private static int number(KubeObject autoscaler, String key) {
    return autoscaler
        .spec()
        .text(key)
        .filter(text -> text.length() < 8 && text.chars().allMatch(Character::isDigit))
        .map(Integer::parseInt)
        .orElse(1);
  }
}
