package dev.plg.rule;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a rule looks at: how to find each part, and which versions of its program the rule applies
/// to. Parts of other versions never reach the rule.
///
/// @param <T> what is checked as a whole: a picture, a stack, the values of a chart
/// @param <S> the part of it that a violation is about
public final class Subject<T, S> {

  /// Makes a rule of its texts and its check.
  public interface Kind<T> {
    Rule rule(About about, Function<T, List<Finding>> check);
  }

  /// The parts of one program's versions.
  ///
  /// @param unknown whether parts of an unknown version are among them
  private record Ranged<T, S>(
      Versions versions,
      boolean unknown,
      BiFunction<T, Predicate<Optional<Version>>, Stream<S>> parts) {

    private Stream<S> in(T whole) {
      return parts.apply(
          whole, version -> versions.include(version) || (unknown && version.isEmpty()));
    }
  }

  private final Kind<T> kind;
  private final List<Ranged<T, S>> ranges;

  private Subject(Kind<T> kind, List<Ranged<T, S>> ranges) {
    this.kind = kind;
    this.ranges = ranges;
  }

  /// Parts that belong to no program's version.
  public static <T, S> Subject<T, S> of(Kind<T> kind, Function<T, Stream<S>> parts) {
    return of(kind, "", parts, _ -> Optional.empty());
  }

  /// Parts that belong to a version of a program; where the version is unknown, only rules for all
  /// versions apply.
  ///
  /// @param program as in a sentence: `Loki`
  public static <T, S> Subject<T, S> of(
      Kind<T> kind,
      String program,
      Function<T, Stream<S>> parts,
      Function<S, Optional<Version>> version) {
    return new Subject<>(
        kind,
        List.of(
            new Ranged<>(
                Versions.of(program),
                false,
                (whole, included) ->
                    parts.apply(whole).filter(part -> included.test(version.apply(part))))));
  }

  public Subject<T, S> from(String version) {
    return within(Versions.from(program(), version));
  }

  public Subject<T, S> before(String version) {
    return within(Versions.before(program(), version));
  }

  public Subject<T, S> between(String from, String until) {
    return within(Versions.between(program(), from, until));
  }

  private Subject<T, S> within(Versions versions) {
    return new Subject<>(kind, List.of(new Ranged<>(versions, false, ranges.getFirst().parts)));
  }

  private String program() {
    return ranges.getFirst().versions.program();
  }

  /// The same parts and those of an unknown version, for what only versions of the range have.
  public Subject<T, S> orUnknown() {
    return new Subject<>(
        kind, ranges.stream().map(it -> new Ranged<>(it.versions, true, it.parts)).toList());
  }

  /// These parts and those of another range, or of another program.
  public Subject<T, S> and(Subject<T, S> other) {
    return new Subject<>(kind, Stream.concat(ranges.stream(), other.ranges.stream()).toList());
  }

  /// The parts of each part.
  public <P> Subject<T, P> each(Function<S, Stream<P>> parts) {
    var inner = new ArrayList<Ranged<T, P>>();
    for (Ranged<T, S> outer : ranges) {
      inner.add(
          new Ranged<>(
              outer.versions,
              outer.unknown,
              (whole, included) -> outer.parts.apply(whole, included).flatMap(parts)));
    }
    return new Subject<>(kind, List.copyOf(inner));
  }

  Stream<S> in(T whole) {
    return ranges.stream().flatMap(it -> it.in(whole));
  }

  List<Versions> versions() {
    return ranges.stream().map(Ranged::versions).toList();
  }

  Rule rule(About about, Function<T, List<Finding>> check) {
    return kind.rule(about, check);
  }
}
