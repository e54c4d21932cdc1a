package dev.plg.component;

import dev.plg.catalog.Program;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A component that runs one program.
///
/// @param <S> its settings
public abstract class ProgramComponent<S> implements Component {

  private final Program program;
  private final String name;
  private final String key;
  private final String role;
  private final Function<Stack, Optional<S>> settings;
  private final Function<S, PodSettings> pods;

  /// @param key of the stack that configures it
  /// @param role the label `component`: `log-store`
  /// @param settings empty where a stack does not have it
  protected ProgramComponent(
      Program program,
      String key,
      String role,
      Function<Stack, Optional<S>> settings,
      Function<S, PodSettings> pods) {
    this(program, program.id(), key, role, settings, pods);
  }

  /// @param name of a component that is not called as its program
  protected ProgramComponent(
      Program program,
      String name,
      String key,
      String role,
      Function<Stack, Optional<S>> settings,
      Function<S, PodSettings> pods) {
    this.program = program;
    this.name = name;
    this.key = key;
    this.role = role;
    this.settings = settings;
    this.pods = pods;
  }

  @Override
  public final Optional<Program> program() {
    return Optional.of(program);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final boolean isIn(Stack stack) {
    return settings.apply(stack).isPresent();
  }

  @Override
  public final Optional<PodSettings> workload(Stack stack) {
    return settings.apply(stack).map(pods);
  }

  @Override
  public final Part plan(Stack stack, Rendering rendering) {
    return plan(stack, settings(stack), rendering);
  }

  protected abstract Part plan(Stack stack, S settings, Rendering rendering);

  /// Its settings in a stack that has it.
  protected final S settings(Stack stack) {
    return settings.apply(stack).orElseThrow();
  }

  /// What every template is given.
  ///
  /// @param configs what the pods read once: a change of it rolls them
  protected final Mapping.Builder values(Stack stack, String... configs) {
    return Metadata.values(stack, program, name, role, pods.apply(settings(stack)))
        .put("podAnnotations", Metadata.podAnnotations(stack, List.of(configs)));
  }
}
