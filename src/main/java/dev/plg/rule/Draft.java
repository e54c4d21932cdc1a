package dev.plg.rule;

import dev.plg.finding.Assignment;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.yaml.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A rule as it is declared, one line for each of its texts, the condition last.
///
/// @param <T> what is checked as a whole
/// @param <S> the part of it that a violation is about
public final class Draft<T, S> {

  private final Severity severity;
  private final String id;
  private final Subject<T, S> subject;
  private String what = "";
  private String why = "";
  private String fix = "";
  private String source = "";
  private List<String> covers = List.of();
  private boolean yields;
  private boolean ofAnyObject;
  private Predicate<S> where = _ -> true;
  private Optional<Function<S, String>> says = Optional.empty();
  private Optional<Function<S, String>> fixedBy = Optional.empty();
  private Optional<BiFunction<S, Violation, Violation>> setting = Optional.empty();

  private Draft(Severity severity, String id, Subject<T, S> subject) {
    this.severity = severity;
    this.id = id;
    this.subject = subject;
  }

  public static <T, S> Draft<T, S> error(String id, Subject<T, S> subject) {
    return new Draft<>(Severity.ERROR, id, subject);
  }

  public static <T, S> Draft<T, S> warning(String id, Subject<T, S> subject) {
    return new Draft<>(Severity.WARNING, id, subject);
  }

  public static <T, S> Draft<T, S> note(String id, Subject<T, S> subject) {
    return new Draft<>(Severity.NOTE, id, subject);
  }

  /// What is wrong, in general.
  public Draft<T, S> what(String text) {
    what = text;
    return this;
  }

  /// What happens at run time.
  public Draft<T, S> why(String text) {
    why = text;
    return this;
  }

  /// What to write instead.
  public Draft<T, S> fix(String text) {
    fix = text;
    return this;
  }

  /// Where the fact is documented.
  public Draft<T, S> source(String text) {
    source = text;
    return this;
  }

  /// The rules on the picture that find the same.
  public Draft<T, S> covers(String... ids) {
    covers = List.of(ids);
    return this;
  }

  /// It says nothing where another rule finds an error: it knows no more than a key or the type of
  /// its value.
  public Draft<T, S> yieldsToOthers() {
    yields = true;
    return this;
  }

  /// It applies to objects that no known program is part of, too. Most of a repository is nothing
  /// else, and no other rule runs on that.
  public Draft<T, S> ofAnyObject() {
    ofAnyObject = true;
    return this;
  }

  /// The condition that a part violates the rule by.
  public Draft<T, S> where(Predicate<S> condition) {
    where = where.and(condition);
    return this;
  }

  /// What is wrong with a part; where it is left out, what is wrong in general.
  public Draft<T, S> says(Function<S, String> message) {
    says = Optional.of(message);
    return this;
  }

  /// What is wrong with a part: a text, with a value for each `%s` in it.
  @SafeVarargs
  @SuppressWarnings("varargs") // `values` are only read
  public final Draft<T, S> says(String pattern, Function<S, Object>... values) {
    return says(
        part -> pattern.formatted(Arrays.stream(values).map(it -> it.apply(part)).toArray()));
  }

  /// What to write instead of a part; where it is left out, the general fix.
  public Draft<T, S> fixedBy(Function<S, String> text) {
    fixedBy = Optional.of(text);
    return this;
  }

  /// What a fix sets, which is certain: it is the general fix, too.
  ///
  /// @param root of the configuration, or the values, that the value is set in
  public Draft<T, S> sets(Function<S, Mapping> root, String path, String value) {
    Assignment assignment = Assignment.of(path, value);
    fix = assignment.fix();
    return sets(root, _ -> Optional.of(assignment));
  }

  /// What a fix sets in a part; where it is empty, the general fix applies.
  public Draft<T, S> sets(Function<S, Mapping> root, Function<S, Optional<Assignment>> assignment) {
    setting =
        Optional.of(
            (part, violation) ->
                assignment
                    .apply(part)
                    .map(it -> violation.setting(root.apply(part), it))
                    .orElse(violation));
    return this;
  }

  /// Ends the declaration: each part that meets the condition is a violation at this place.
  public Rule at(Function<S, Location> place) {
    return finds(
        part ->
            Stream.of(
                Violation.at(place.apply(part), says.map(it -> it.apply(part)).orElse(what))
                    .fixedBy(fixedBy.map(it -> it.apply(part)).orElse(""))));
  }

  /// Ends the declaration: the violations in each part that meets the condition.
  public Rule finds(Function<S, Stream<Violation>> check) {
    return findsIn((part, _) -> check.apply(part));
  }

  /// Ends the declaration for a check that looks at the whole, too.
  public Rule findsIn(BiFunction<S, T, Stream<Violation>> check) {
    About about = about();
    Predicate<S> condition = where;
    return subject.rule(
        about,
        whole ->
            subject
                .in(whole)
                .filter(condition)
                .flatMap(part -> check.apply(part, whole).map(it -> set(part, it)))
                .map(violation -> violation.of(about))
                .distinct()
                .toList());
  }

  /// Ends the declaration of a finding of the readers of inputs.
  public Rule ofReaders() {
    return new ReaderRule(about());
  }

  private Violation set(S part, Violation violation) {
    return setting.map(it -> it.apply(part, violation)).orElse(violation);
  }

  private About about() {
    return new About(
        id, severity, subject.versions(), what, why, fix, source, covers, yields, ofAnyObject);
  }
}
