package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoldenDashboardsTest {

  private static final String NAME = "config/grafana/dashboards/logs-overview.json";

  @Test
  void one_line_stands_for_a_dashboard() throws IOException {
    String dashboard = Files.readString(Path.of("golden", NAME));
    String text = "data:\n  a.json: |\n" + dashboard.indent(4) + "  b: c\n";
    var folded = GoldenDashboards.fold(new TreeMap<>(Map.of("x", text, "y", dashboard)));
    assertEquals("data:\n  a.json: |\n    @" + NAME + "\n  b: c\n", folded.get("x"));
    assertEquals("@" + NAME + "\n", folded.get("y"));
    assertEquals(text, GoldenDashboards.unfold(folded.get("x")));
  }

  @Test
  void another_dashboard_stays() throws IOException {
    String other = Files.readString(Path.of("golden", NAME)).replace("\"id\"", "\"ID\"");
    assertEquals(other, GoldenDashboards.fold(new TreeMap<>(Map.of("x", other))).get("x"));
  }
}
