package dev.plg.source.render;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Helm SDK in a process of its own, started when the first chart is rendered. It is an
/// optional part of the package: without it no chart is rendered.
public final class HelmEngine implements AutoCloseable {

  /// What may be rendered in one process; a chart of Loki takes some 20 MB.
  private static final String MEMORY = "-Xmx256m";

  /// By its name: in the image it is not among plg's own classes.
  private static final String PROGRAM = "dev.plg.source.render.sdk.HelmProgram";

  private final String kubernetes;
  private @Nullable Process process;
  private @Nullable EmptyCluster cluster;
  private boolean isMissing;

  /// @param kubernetes the version that charts are told; empty for the SDK's own
  public HelmEngine(Optional<String> kubernetes) {
    this.kubernetes = kubernetes.orElse("");
  }

  /// Empty where this package has no Helm SDK, or it broke down.
  ///
  /// @param chart a folder or an archive
  /// @param values YAML
  public Optional<HelmAnswer> render(Path chart, String name, String namespace, String values) {
    if (isMissing) {
      return Optional.empty();
    }
    try {
      Process running = running();
      ask(running, List.of(chart.toString(), name, namespace, kubernetes, values));
      return Optional.of(answer(new DataInputStream(running.getInputStream())));
    } catch (IOException _) {
      isMissing = true;
      return Optional.empty();
    }
  }

  private static void ask(Process process, List<String> texts) throws IOException {
    var out = new DataOutputStream(process.getOutputStream());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  private static HelmAnswer answer(DataInputStream in) throws IOException {
    boolean isRendered = in.readBoolean();
    String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    return isRendered ? new HelmAnswer.Manifests(text) : HelmAnswer.Refused.of(text);
  }

  private Process running() throws IOException {
    Process running = process;
    if (running == null) {
      running = start();
      process = running;
    }
    return running;
  }

  private Process start() throws IOException {
    var empty = new EmptyCluster();
    cluster = empty;
    var builder =
        new ProcessBuilder(
                java(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath().orElseThrow(() -> new IOException("no Helm SDK")),
                PROGRAM)
            .redirectError(Redirect.DISCARD);
    turnTo(empty.address(), builder.environment());
    return builder.start();
  }

  /// Lets Helm ask this address alone, with nothing of what the user is known by to a cluster.
  // helm pkg/cli/environment.go@v3.18
  static void turnTo(String address, Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("HELM_KUBE"));
    environment.put("HELM_KUBEAPISERVER", address);
    environment.put(
        "KUBECONFIG", Path.of(System.getProperty("java.home"), "no-kubeconfig").toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// In the image the SDK is in a folder of its own, in a build beside everything else.
  private static Optional<String> classPath() {
    Path folder = Path.of(System.getProperty("java.home"), "lib", "helm");
    String own = System.getProperty("java.class.path", "");
    return Files.isDirectory(folder)
        ? Optional.of(folder + File.pathSeparator + folder.resolve("*"))
        : Optional.of(own).filter(path -> path.contains("helm-java"));
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
    if (cluster != null) {
      cluster.close();
    }
  }
}
