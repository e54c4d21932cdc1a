package dev.plg.app.generate;

import dev.plg.component.all.Components;
import dev.plg.model.Stack;
import dev.plg.view.ResolvedStack;
import dev.plg.view.StackProgram;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A stack as the rules look at it.
public final class ResolvedStacks {

  private ResolvedStacks() {}

  /// The stack with its programs and its source.
  ///
  /// @param source the merged layers that the stack was made of
  public static ResolvedStack of(Stack stack, Mapping source) {
    List<StackProgram> programs =
        Components.in(stack).stream()
            .flatMap(
                component ->
                    component.program().stream()
                        .flatMap(
                            program ->
                                component.workload(stack).stream()
                                    .map(it -> new StackProgram(program, component.key(), it))))
            .toList();
    return new ResolvedStack(stack, source, programs);
  }
}
