package dev.plg.template;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our trees as FreeMarker sees them, without its bean wrapper: a key that is not there is an error
/// in the template, a null is a value that `y` prints as `null`.
final class Values {

  private Values() {}

  /// Anything that `y` can print.
  sealed interface Value extends TemplateModel {
    Node node();
  }

  static Value of(Node node) {
    return switch (node) {
      case Mapping mapping -> new Hash(mapping);
      case Sequence sequence -> new Items(sequence);
      case Scalar scalar ->
          switch (scalar.kind()) {
            case BOOLEAN -> new Flag(scalar);
            case NULL -> new Absent(scalar);
            case STRING, INTEGER, FLOAT -> new Text(scalar);
          };
    };
  }

  record Hash(Mapping node) implements Value, TemplateHashModel {
    @Override
    public @Nullable TemplateModel get(String key) {
      return node.find(key).map(Values::of).orElse(null);
    }

    @Override
    public boolean isEmpty() {
      return node.isEmpty();
    }
  }

  record Items(Sequence node) implements Value, TemplateSequenceModel {
    @Override
    public @Nullable TemplateModel get(int index) {
      return index < size() ? of(node.items().get(index)) : null;
    }

    @Override
    public int size() {
      return node.items().size();
    }
  }

  record Flag(Scalar node) implements Value, TemplateBooleanModel {
    @Override
    public boolean getAsBoolean() {
      return Boolean.parseBoolean(node.text());
    }
  }

  record Text(Scalar node) implements Value, TemplateScalarModel {
    @Override
    public String getAsString() {
      return node.text();
    }
  }

  record Absent(Scalar node) implements Value {}

  /// The root of a rendering: its values, and what `y` does in it.
  record Root(Mapping values, TemplateMethodModelEx y) implements TemplateHashModel {
    @Override
    public @Nullable TemplateModel get(String key) {
      return key.equals("y") ? y : values.find(key).map(Values::of).orElse(null);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  /// `y(value)`: the value as JSON, which is YAML and River, on one line.
  static Object json(List<?> arguments) throws TemplateModelException {
    return JsonWriter.writeCompact(argument(arguments));
  }

  /// The one argument of `y`.
  static Node argument(List<?> arguments) throws TemplateModelException {
    if (arguments.size() != 1) {
      throw new TemplateModelException("y(…) takes one value");
    }
    return switch (arguments.getFirst()) {
      case Value value -> value.node();
      case TemplateScalarModel text -> Scalar.of(text.getAsString());
      case null, default -> throw new TemplateModelException("y(…) takes one of plg's values");
    };
  }
}
