package dev.plg.source.render;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The Helm SDK in a process of its own, started when the first chart is rendered. It is an
/// optional part of the package: without it no chart is rendered.
public final class HelmEngine implements AutoCloseable {

  /// What may be rendered in one process; a chart of Loki takes some 20 MB.
  private static final String MEMORY = "-Xmx256m";

  /// By its name: in the image it is not among plg's own classes.
  private static final String PROGRAM = "dev.plg.source.render.sdk.HelmProgram";

  /// In place of a chart: the text is its only template.
  private static final String TEMPLATE = "";

  private final String kubernetes;
  private final Map<SortedSet<String>, SortedSet<String>> lacking = new HashMap<>();
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
    return answer(chart.toString(), name, namespace, values);
  }

  private Optional<HelmAnswer> answer(String chart, String name, String namespace, String text) {
    if (isMissing) {
      return Optional.empty();
    }
    try {
      Process running = running();
      ask(running, List.of(chart, name, namespace, kubernetes, text));
      return Optional.of(answer(new DataInputStream(running.getInputStream())));
    } catch (IOException _) {
      isMissing = true;
      return Optional.empty();
    }
  }

  /// Those of some APIs that the charts are told the cluster does not have.
  ///
  /// @param apis as templates ask for them: `monitoring.coreos.com/v1`
  public SortedSet<String> lacking(SortedSet<String> apis) {
    return apis.isEmpty() ? apis : lacking.computeIfAbsent(apis, this::ask);
  }

  /// Asks by a chart that asks for these APIs alone.
  private SortedSet<String> ask(SortedSet<String> apis) {
    String template = apis.stream().map(HelmEngine::question).collect(Collectors.joining("---\n"));
    return answer(TEMPLATE, "apis", "", template)
        .filter(HelmAnswer.Manifests.class::isInstance)
        .map(answer -> lacking(apis, ((HelmAnswer.Manifests) answer).text()))
        .orElse(Collections.emptySortedSet());
  }

  private static String question(String api) {
    return "\"%s\": {{ .Capabilities.APIVersions.Has \"%s\" }}\n".formatted(api, api);
  }

  private static SortedSet<String> lacking(SortedSet<String> apis, String answer) {
    return apis.stream()
        .filter(api -> answer.contains("\"%s\": false".formatted(api)))
        .collect(Collectors.toCollection(TreeSet::new));
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
