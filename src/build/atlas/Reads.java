package atlas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What a chart's templates read of a value.
///
/// @param test true where a template asks for it
/// @param whole true where a template looks at all of it
/// @param below what is read below it, by key
record Reads(boolean test, boolean whole, Map<String, Reads> below) {

  static final Reads NONE = new Reads(false, false, Map.of());

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Reads {
    below = below == null ? Map.of() : Map.copyOf(below);
  }

  /// An answer of `src/build/templates`.
  ///
  /// @param reads null where it could not be told
  record Answer(Reads reads, String[] notes, String[] wrong) {

    static Answer of(String json) {
      Answer answer = JSON.readValue(json, Answer.class);
      boolean isKnown = answer.reads != null || answer.wrong == null;
      return new Answer(
          isKnown ? Optional.ofNullable(answer.reads).orElse(NONE) : null,
          new String[0],
          answer.wrong == null ? new String[0] : answer.wrong);
    }
  }

  /// These, and that the value at the end of a path is asked for.
  Reads asking(List<String> path) {
    if (path.isEmpty()) {
      return new Reads(true, whole, below);
    }
    var more = new HashMap<>(below);
    Reads here = below.getOrDefault(path.getFirst(), NONE);
    more.put(path.getFirst(), here.asking(path.subList(1, path.size())));
    return new Reads(test, whole, more);
  }

  Optional<Reads> find(String key) {
    return Optional.ofNullable(below.get(key));
  }
}
