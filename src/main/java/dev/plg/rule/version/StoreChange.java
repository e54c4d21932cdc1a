package dev.plg.rule.version;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.rule.FileChange;
import dev.plg.view.StoreVersions;
import java.util.stream.Stream;

/// A program that stores data gets another minor version.
record StoreChange(String file, Program program, Version before, Version after) {

  static Stream<StoreChange> in(FileChange change) {
    StoreVersions later = StoreVersions.in(change.after());
    return StoreVersions.in(change.before()).byProgram().entrySet().stream()
        .map(
            was ->
                new StoreChange(
                    change.file(),
                    was.getKey(),
                    was.getValue(),
                    later.byProgram().getOrDefault(was.getKey(), was.getValue())))
        .filter(it -> !it.after.minor().equals(it.before.minor()));
  }

  boolean isUpgrade() {
    return after.compareTo(before) > 0;
  }
}
