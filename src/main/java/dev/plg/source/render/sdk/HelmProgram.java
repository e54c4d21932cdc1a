package dev.plg.source.render.sdk;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Renders one chart after the other until its input ends.
///
/// A request is the path of the chart, the release's name, its namespace, the Kubernetes version
/// and the values as YAML, each as its length in bytes and UTF-8; an empty text is not passed on.
/// Without a path the last text is no values, but the only template of a chart. The answer is a
/// boolean and a text: the manifests, or why Helm refuses the chart.
public final class HelmProgram {

  private final DataInputStream in;
  private final DataOutputStream out;

  private HelmProgram(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  public static void main(String[] args) throws IOException {
    new HelmProgram(System.in, System.out).run();
  }

  private void run() throws IOException {
    Path values = Files.createTempFile("plg-values", ".yaml");
    // on any way out: the process that started this one may end it
    values.toFile().deleteOnExit();
    for (int length = next(); length >= 0; length = next()) {
      answer(text(length), values);
    }
  }

  /// The length of the next text; -1 at the end of the input.
  private int next() throws IOException {
    int first = in.read();
    return first < 0
        ? -1
        : first << 24
            | in.readUnsignedByte() << 16
            | in.readUnsignedByte() << 8
            | in.readUnsignedByte();
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private void answer(String chart, Path values) throws IOException {
    String name = text(in.readInt());
    String namespace = text(in.readInt());
    String kubernetes = text(in.readInt());
    String last = text(in.readInt());
    Path made = chart.isEmpty() ? chartOf(last) : Path.of(chart);
    try {
      TemplateCommand command = new Helm(made).template();
      Files.writeString(values, chart.isEmpty() ? "{}" : last);
      command.withName(name).withValuesFile(values);
      if (!namespace.isEmpty()) {
        command.withNamespace(namespace);
      }
      if (!kubernetes.isEmpty()) {
        command.withKubeVersion(kubernetes);
      }
      render(command);
    } finally {
      if (chart.isEmpty()) {
        delete(made);
      }
    }
    out.flush();
  }

  private static Path chartOf(String template) throws IOException {
    Path chart = Files.createTempDirectory("plg-chart");
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: made\nversion: \"1\"\n");
    Files.createDirectory(chart.resolve("templates"));
    Files.writeString(chart.resolve("templates/made.yaml"), template);
    return chart;
  }

  private static void delete(Path chart) throws IOException {
    for (String file : List.of("templates/made.yaml", "templates", "Chart.yaml", "")) {
      Files.delete(chart.resolve(file));
    }
  }

  private void render(TemplateCommand command) throws IOException {
    try {
      write(true, command.call());
    } catch (RuntimeException | LinkageError e) {
      write(false, String.valueOf(e.getMessage()));
    }
  }

  private void write(boolean isRendered, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(isRendered);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
