package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Catalog;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.AbsolutePath;
import dev.plg.model.Cluster;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.InvalidValue;
import dev.plg.model.KubernetesVersion;
import dev.plg.model.Platform;
import dev.plg.yaml.Scalar.Kind;
import java.util.Locale;

/// The section `cluster`.
final class ClusterSection {

  private static final FileKey<Platform> PLATFORM =
      key("platform", word(Platform.values(), it -> it.name().toLowerCase(Locale.ROOT)))
          .or("generic")
          .about("The platform of the cluster.");
  private static final FileKey<KubernetesVersion> KUBERNETES =
      key("kubernetes", text("minor version", ClusterSection::kubernetes).or(Kind.FLOAT))
          .or(Catalog.KUBERNETES_STANDARD.toString())
          .about("The version of Kubernetes. It determines the API versions of objects.", "1.35");
  private static final FileKey<String> RUNTIME =
      key("runtime", word("containerd", "cri-o", "docker"))
          .or("containerd")
          .about("The container runtime. It determines the format of log lines, and mounts.");
  private static final FileKey<AbsolutePath> DOCKER_ROOT =
      key("dockerRoot", text("absolute path", AbsolutePath::new))
          .or("/var/lib/docker")
          .about("With runtime docker: the data-root of the daemon.", "/data/lib/docker");
  private static final FileKey<Integer> NODES =
      key("nodes", Whole.from(1))
          .about("The number of nodes, for the resources of Promtail by `loki.ingest`.", "20");
  static final FileKey<String> STORAGE_CLASS =
      key("storageClass", text())
          .orElse("the default class of the cluster")
          .about("The StorageClass of all volumes that do not name one.", "gp3");

  static final Group KEYS = group(PLATFORM, KUBERNETES, RUNTIME, DOCKER_ROOT, NODES, STORAGE_CLASS);

  private ClusterSection() {}

  static Cluster read(FileValue cluster) {
    return new Cluster(
        cluster.get(PLATFORM), cluster.get(KUBERNETES), runtime(cluster), cluster.find(NODES));
  }

  private static KubernetesVersion kubernetes(String text) {
    KubernetesVersion version = KubernetesVersion.parse(text);
    var oldest = KubernetesVersion.parse(Catalog.KUBERNETES_MIN.toString());
    var newest = KubernetesVersion.parse(Catalog.KUBERNETES_MAX.toString());
    if (version.compareTo(oldest) < 0 || version.compareTo(newest) > 0) {
      throw new InvalidValue(
          "plg knows no Kubernetes %s".formatted(version),
          "choose one from %s to %s".formatted(oldest, newest));
    }
    return version;
  }

  private static ContainerRuntime runtime(FileValue cluster) {
    String runtime = cluster.get(RUNTIME);
    if (cluster.has(DOCKER_ROOT) && !runtime.equals("docker")) {
      cluster.report(
          "docker-root",
          cluster.place(DOCKER_ROOT),
          "`cluster.dockerRoot` has no effect with runtime " + runtime,
          "with %s the files in /var/log/pods are the logs themselves".formatted(runtime),
          "remove it, or set `cluster.runtime: docker`");
    }
    return switch (runtime) {
      case "docker" -> new ContainerRuntime.Docker(cluster.get(DOCKER_ROOT));
      case "cri-o" -> new ContainerRuntime.CriO();
      case "containerd" -> new ContainerRuntime.Containerd();
      default -> throw new IllegalStateException(runtime);
    };
  }
}
