package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.PodSecurity;
import dev.plg.model.Alloy;
import dev.plg.model.CollectorUser;
import dev.plg.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The user that Alloy runs as, and what it may do on the node.
///
/// @param pod the security context of the pod
/// @param container that of Alloy's container
/// @param owner the container that gives Alloy its folder first; absent for root
record AlloyUser(PodSecurity pod, ContainerSecurity container, Optional<StateOwner> owner) {

  /// The user of the image.
  // alloy Dockerfile@v1.18.1
  static final int ID = 473;

  static AlloyUser of(Stack stack, Alloy alloy) {
    return switch (alloy.user()) {
      case CollectorUser.Root() ->
          new AlloyUser(
              PodSecurity.root("the log files belong to root"),
              alloy.files().isEmpty() ? ContainerSecurity.NO_PRIVILEGE : ofAllFiles(),
              Optional.empty());
      case CollectorUser.NonRoot(List<Integer> groups) ->
          new AlloyUser(
              PodSecurity.of(ID, withRoots(groups), "the log files belong to root's group"),
              ContainerSecurity.NO_PRIVILEGE,
              Optional.of(
                  new StateOwner(Metadata.image(stack, Program.ALLOY, alloy.workload().image()))));
    };
  }

  private static ContainerSecurity ofAllFiles() {
    return new ContainerSecurity(
        List.of("DAC_READ_SEARCH"), "to read files of the node that belong to others");
  }

  private static List<Integer> withRoots(List<Integer> groups) {
    return Stream.concat(Stream.of(0), groups.stream()).distinct().toList();
  }
}
