package dev.plg.component.alloy;

import dev.plg.alloy.AlloyExpression;
import dev.plg.catalog.BlockKeys;
import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.component.Metadata;
import dev.plg.finding.Pointer;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import java.util.List;
import java.util.Optional;

/// What the version of Alloy in use reads.
record AlloyDialect(Version version) {

  static AlloyDialect of(Stack stack, PodSettings workload) {
    return new AlloyDialect(Metadata.version(stack, Program.ALLOY, workload));
  }

  /// A variable of the environment.
  AlloyExpression variable(String name) {
    return Capability.ALLOY_SYS_ENV.isIn(version)
        ? AlloyExpression.variable(name)
        : new AlloyExpression.Call(
            AlloyExpression.name("env"), List.of(new AlloyExpression.Text(name)));
  }

  /// Whether a component has an argument.
  ///
  /// @param path through the names of blocks, the component first
  boolean knows(String... path) {
    return BlockKeys.of(Program.ALLOY, Optional.of(version))
        .flatMap(keys -> keys.find(Pointer.of(path)))
        .isPresent();
  }
}
