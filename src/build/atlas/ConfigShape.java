package atlas;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a value of a program's configuration may hold, as `src/build/structs` says it.
///
/// @param kind `struct`, `map`, `list`, `any`, `block`, or the kind of a scalar
/// @param values the words that it may be; empty for any
/// @param below the keys of a struct
/// @param items what a list or a map holds; null where that is not known
/// @param flag the command line flag that sets the same
/// @param standard the default as text; null where it is not known
/// @param required true of an argument that must be set, and of a block that must be there
/// @param many true of a block that may be there several times
/// @param stability of a component that is not generally available
record ConfigShape(
    String kind,
    List<String> values,
    Map<String, ConfigShape> below,
    ConfigShape items,
    String flag,
    @com.fasterxml.jackson.annotation.JsonProperty("default") String standard,
    boolean required,
    boolean many,
    String stability) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  ConfigShape {
    values = values == null ? List.of() : List.copyOf(values);
    below = below == null ? Map.of() : Map.copyOf(below);
    flag = flag == null ? "" : flag;
    stability = stability == null ? "" : stability;
  }

  /// An answer of `src/build/structs`.
  ///
  /// @param shape null where it could not be told
  record Answer(ConfigShape shape, List<String> wrong) {

    Answer {
      wrong = wrong == null ? List.of() : List.copyOf(wrong);
    }

    static Answer of(String json) {
      return JSON.readValue(json, Answer.class);
    }
  }
}
