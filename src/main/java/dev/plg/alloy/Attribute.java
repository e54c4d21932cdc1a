package dev.plg.alloy;

import java.util.List;
import java.util.stream.Stream;

/// An attribute of a block: `role = "pod"`.
public record Attribute(String name, AlloyExpression value) implements AlloyStatement {

  public static Attribute of(String name, String text) {
    return new Attribute(name, new AlloyExpression.Text(text));
  }

  public static Attribute of(String name, List<String> texts) {
    return new Attribute(name, AlloyExpression.texts(texts));
  }

  /// An attribute whose value is an export of another component, as `loki.write.default.receiver`,
  /// or a call.
  public static Attribute code(String name, String code) {
    return new Attribute(name, new AlloyExpression.Code(code));
  }

  /// A list of exports of other components: `[loki.write.default.receiver]`.
  public static Attribute codes(String name, String... codes) {
    return new Attribute(
        name,
        new AlloyExpression.Items(
            Stream.of(codes).<AlloyExpression>map(AlloyExpression.Code::new).toList()));
  }
}
