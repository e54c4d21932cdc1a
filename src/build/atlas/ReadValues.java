package atlas;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks `src/build/templates` which values a chart's templates read.
final class ReadValues implements AutoCloseable {

  private final GoHelper helper;

  ReadValues() throws IOException {
    helper = new GoHelper(Path.of("src/build/templates"));
  }

  /// May be asked by several threads at once.
  Reads.Answer ask(Clone clone, ChartFiles chart) throws IOException {
    String answer =
        helper.ask(chart.fingerprint(), () -> JsonWriter.writeCompact(question(clone, chart)));
    return Reads.Answer.of(answer);
  }

  private static Mapping question(Clone clone, ChartFiles chart) throws IOException {
    var parts = new LinkedHashMap<String, Mapping>();
    for (Map.Entry<String, ChartFiles> part : chart.parts().entrySet()) {
      parts.put(part.getKey(), question(clone, part.getValue()));
    }
    return Mapping.builder()
        .put("name", chart.name())
        .put("files", chart.texts(clone))
        .put("values", chart.values())
        .put("parts", parts)
        .build();
  }

  @Override
  public void close() throws IOException {
    helper.close();
  }
}
