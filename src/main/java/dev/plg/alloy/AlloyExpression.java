package dev.plg.alloy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The value of an attribute.
public sealed interface AlloyExpression {

  /// A string.
  record Text(String text) implements AlloyExpression {}

  /// What is evaluated, printed as it is: an export of a component, a call, a number or a switch.
  record Code(String code) implements AlloyExpression {}

  /// A list, printed on one line.
  record Items(List<AlloyExpression> items) implements AlloyExpression {

    public Items {
      items = List.copyOf(items);
    }
  }

  /// An object, printed with a line for each field.
  record Fields(SequencedMap<String, AlloyExpression> fields) implements AlloyExpression {

    public Fields {
      fields = new LinkedHashMap<>(fields);
    }
  }

  static AlloyExpression texts(List<String> texts) {
    return new Items(texts.stream().<AlloyExpression>map(Text::new).toList());
  }

  static Fields fields(Map<String, String> texts) {
    var fields = new LinkedHashMap<String, AlloyExpression>();
    texts.forEach((name, text) -> fields.put(name, new Text(text)));
    return new Fields(fields);
  }
}
