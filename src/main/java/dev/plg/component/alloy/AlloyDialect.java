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
import java.util.ArrayList;
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

  /// The command line.
  List<String> arguments() {
    var arguments =
        new ArrayList<>(
            List.of(
                "run",
                "/etc/alloy/config.alloy",
                "--storage.path=" + AlloyComponent.STATE,
                "--server.http.listen-addr=0.0.0.0:" + AlloyComponent.HTTP.number(),
                "--disable-reporting",
                "--stability.level=generally-available"));
    arguments.addAll(closed());
    return arguments;
  }

  /// The arguments that close the profiles and the bundle of support, which hold configurations.
  /// Alloy does not start with one that its version does not have.
  // alloy internal/alloycli/cmd_run.go@v1.18.1
  List<String> closed() {
    String noProfiles = "--server.http.enable-pprof=false";
    return Capability.ALLOY_SUPPORT_BUNDLE.isIn(version)
        ? List.of(noProfiles, "--server.http.disable-support-bundle=true")
        : List.of(noProfiles);
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
