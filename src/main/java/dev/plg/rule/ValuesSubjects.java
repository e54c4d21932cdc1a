package dev.plg.rule;

import dev.plg.view.UserValues;
import java.util.Optional;
import java.util.stream.Stream;

/// What rules on the values of charts look at.
public final class ValuesSubjects {

  public static final Subject<UserValues, UserValues> VALUES =
      Subject.of(ValuesRule::new, Stream::of);

  private ValuesSubjects() {}

  /// The values of a chart, by the version of the chart.
  public static Subject<UserValues, UserValues> chart(String name) {
    return Subject.of(
        ValuesRule::new,
        "chart " + name,
        values -> Stream.of(values).filter(it -> it.chart().equals(name)),
        values -> Optional.of(values.known().version()));
  }
}
