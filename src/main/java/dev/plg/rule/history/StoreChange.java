package dev.plg.rule.history;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.rule.FileChange;
import dev.plg.view.StoreVersions;
import java.util.ArrayList;
import java.util.List;

/// A program that stores gets another minor version.
record StoreChange(String file, Program program, Version before, Version after) {

  static List<StoreChange> in(List<FileChange> changes) {
    var found = new ArrayList<StoreChange>();
    for (FileChange change : changes) {
      StoreVersions later = StoreVersions.in(change.after());
      StoreVersions.in(change.before())
          .byProgram()
          .forEach(
              (program, before) -> {
                Version after = later.byProgram().getOrDefault(program, before);
                if (!after.minor().equals(before.minor())) {
                  found.add(new StoreChange(change.file(), program, before, after));
                }
              });
    }
    return found;
  }

  boolean isUpgrade() {
    return after.compareTo(before) > 0;
  }
}
