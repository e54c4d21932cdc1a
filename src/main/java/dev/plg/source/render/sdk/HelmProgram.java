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

/// Renders one chart after the other until its input ends.
///
/// A request is the path of the chart, the release's name, its namespace, the Kubernetes version
/// and the values as YAML, each as its length in bytes and UTF-8; an empty text is not passed on.
/// The answer is a boolean and a text: the manifests, or why Helm refuses the chart.
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
    try {
      for (int length = next(); length >= 0; length = next()) {
        answer(text(length), values);
      }
    } finally {
      Files.delete(values);
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
    TemplateCommand command = new Helm(Path.of(chart)).template();
    String name = text(in.readInt());
    String namespace = text(in.readInt());
    String kubernetes = text(in.readInt());
    Files.writeString(values, text(in.readInt()));
    command.withName(name).withValuesFile(values);
    if (!namespace.isEmpty()) {
      command.withNamespace(namespace);
    }
    if (!kubernetes.isEmpty()) {
      command.withKubeVersion(kubernetes);
    }
    render(command);
    out.flush();
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
