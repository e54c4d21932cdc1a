package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.PictureSubjects.workloads;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.Disks;
import dev.plg.view.NodeFolder;
import dev.plg.view.Permissions;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the area `promtail` on its pods: what they mount, and what they may do.
final class PromtailPodRules {

  private static final Subject<Picture, Run> RUNS = runs(Program.PROMTAIL);

  private static final Subject<Picture, NodeFolder> FOLDERS =
      RUNS.each(run -> NodeFolder.of(run).stream());

  /// The pods whose configuration discovers pods.
  private static final Subject<Picture, Run> DISCOVERING =
      PROMTAIL.each(
          it ->
              it.jobs().stream().anyMatch(ScrapeJob::discoversPods)
                  ? it.runs().stream()
                  : Stream.empty());

  private static final String OLD_TAINT = "node-role.kubernetes.io/master";
  private static final String TAINT = "node-role.kubernetes.io/control-plane";

  static final List<Rule> ALL =
      List.of(
          error("promtail/docker-root", PROMTAIL)
              .what("the stage `docker` reads Docker's logs, but Docker's folder is not mounted")
              .why(
                  "the files in /var/log/pods are links into Docker's folder: in the pod their"
                      + " targets do not exist, and Promtail reads no line, without an error")
              .fix(
                  "with Docker, mount hostPath <docker root>/containers at the same path,"
                      + " read-only; with containerd or CRI-O, write `- cri: {}` for `- docker:"
                      + " {}`")
              .source(
                  "kubernetes/kubernetes pkg/kubelet/kuberuntime: /var/log/pods/…/N.log links to"
                      + " <data-root>/containers; grafana/loki"
                      + " clients/pkg/promtail/targets/file/filetarget.go:383@v3.5.12")
              .where(it -> it.runs().stream().anyMatch(PromtailPodRules::mountsOnlyLinks))
              .finds(
                  promtail ->
                      promtail.jobs().stream()
                          .filter(job -> job.readsPodLogs() && !job.hasStage("cri"))
                          .flatMap(
                              job ->
                                  job.allStages().filter(it -> it.type().equals("docker")).limit(1))
                          .map(
                              stage ->
                                  at(
                                      stage.place(),
                                      "`docker` reads Docker's logs, but Docker's folder is not"
                                          + " mounted"))),
          error("promtail/hostname", DISCOVERING)
              .what("Promtail discovers pods, but HOSTNAME is not the name of the node")
              .why(
                  "Promtail asks for the pods of node $HOSTNAME, which in a pod is the pod's name:"
                      + " it finds none, and logs that only at level debug")
              .fix(
                  "add to `env`: `{name: HOSTNAME, valueFrom: {fieldRef: {fieldPath:"
                      + " spec.nodeName}}}`")
              .source(
                  "grafana/loki clients/pkg/promtail/targets/file/filetargetmanager.go:249@v2.9.3")
              .where(run -> !hasNodeName(run))
              .says(
                  run ->
                      "container %s discovers the pods of node $HOSTNAME, which is not set to spec.nodeName"
                          .formatted(run.container().name()))
              .at(run -> run.container().placeOf("env")),
          error("promtail/journal-mount", PROMTAIL)
              .what("a job reads the journal, but the journal is not mounted")
              .why("the container's own journal is empty: Promtail reads no line, without an error")
              .fix(
                  "mount hostPath /var/log/journal (or /run/log/journal) and, unless `path` is set,"
                      + " /etc/machine-id, read-only")
              .source("grafana/loki docs/sources/send-data/promtail/scraping.md:128@v2.9.3")
              .where(it -> !it.runs().isEmpty())
              .finds(
                  promtail ->
                      promtail.jobs().stream()
                          .flatMap(job -> job.tree().entry("journal").stream())
                          .flatMap(journal -> missing(promtail, journal).stream())),
          warning(
                  "promtail/liveness-ready",
                  RUNS.each(
                      it -> Stream.of(it.container().probe("livenessProbe").mapping("httpGet"))))
              .what("the liveness probe requests /ready")
              .why(
                  "/ready fails while there are no files to tail: on a node without logs Kubernetes"
                      + " restarts Promtail again and again")
              .fix(
                  "use /ready in the readinessProbe, and remove the livenessProbe or use a"
                      + " tcpSocket there")
              .source(
                  "grafana/loki clients/pkg/promtail/server/server.go:32@v3.5.1;"
                      + " grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5: no"
                      + " livenessProbe")
              .where(get -> get.is("path", "/ready"))
              .at(get -> get.placeOf("path")),
          error(
                  "promtail/image-not-published",
                  RUNS.from("3.7").each(run -> Stream.of(run.container().image())))
              .what("the image of Promtail does not exist")
              .why(
                  "Promtail was removed from Loki's repository before 3.7: Kubernetes cannot pull"
                      + " the image (ErrImagePull)")
              .fix("use an image of 3.6 or earlier, or move to Grafana Alloy")
              .source("grafana/loki clients/cmd/promtail, absent @v3.7.0")
              .where(image -> image.repository().endsWith("grafana/promtail"))
              .says(image -> "there is no image %s".formatted(image.text()))
              .at(image -> image.place()),
          error("promtail/may-not-list-pods", DISCOVERING)
              .what("Promtail discovers pods, but its account may not list and watch them")
              .why(
                  "the API server answers `pods is forbidden`: Promtail finds no pods, and reads no"
                      + " line")
              .fix("grant list and watch on pods by a ClusterRole that is bound to its account")
              .source(
                  "grafana/helm-charts charts/promtail/templates/clusterrole.yaml@promtail-6.15.5")
              .findsIn(PromtailPodRules::forbidden),
          error("promtail/mount-path", FOLDERS)
              .what("Docker's folder is mounted at another path than on the node")
              .why(
                  "the links in /var/log/pods are absolute: in the pod their targets do not exist,"
                      + " and Promtail reads no line, without an error")
              .fix("use the same path for mountPath and hostPath")
              .source(
                  "grafana/loki docs/sources/send-data/promtail/installation.md@v2.9.3,"
                      + " clients/pkg/promtail/targets/file/filetarget.go:383@v3.5.12")
              .where(it -> it.isDockersContainers() && !it.keepsItsPath())
              .says(
                  it ->
                      "links on the node point to %s, but it is mounted at %s"
                          .formatted(it.host(), it.mount().path()))
              .fixedBy(
                  it ->
                      "set `mountPath: %s`; if `docker info` prints another root, use that for both paths"
                          .formatted(it.host()))
              .at(it -> it.mount().place()),
          error("promtail/non-root", RUNS)
              .what("Promtail does not run as root, but the node's logs belong to root")
              .why(
                  "the runtime writes logs with mode 0640 for root: Promtail can read none, and"
                      + " /ready stays `Not ready: Unable to find any logs to tail`")
              .fix(
                  "set `runAsUser: 0`, with readOnlyRootFilesystem, without privilege escalation"
                      + " and capabilities")
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5"
                      + " podSecurityContext")
              .where(PromtailPodRules::mountsPodLogs)
              .finds(
                  run ->
                      otherUser(run).stream()
                          .map(
                              user ->
                                  at(
                                      user.place(),
                                      "container %s reads root's logs as user %s"
                                          .formatted(run.container().name(), user.text())))),
          error(
                  "promtail/journal-non-root",
                  PROMTAIL.each(
                      it ->
                          it.jobs().stream().anyMatch(job -> job.tree().keys().contains("journal"))
                              ? it.runs().stream()
                              : Stream.empty()))
              .what("Promtail reads the journal, but runs neither as root nor in a group of it")
              .why(
                  "journald writes its files with mode 0640 for root and the group systemd-journal:"
                      + " Promtail reads no line, and logs no error")
              .fix(
                  "set `runAsUser: 0`, or the node's group systemd-journal in"
                      + " `supplementalGroups`")
              .source(
                  "https://www.freedesktop.org/software/systemd/man/systemd-journald.service.html"
                      + " access control")
              .where(run -> groups(run).items().isEmpty())
              .finds(
                  run ->
                      security(run, "runAsUser").filter(user -> !user.text().equals("0")).stream()
                          .map(
                              user ->
                                  at(
                                      user.place(),
                                      "container %s reads the journal as user %s"
                                          .formatted(run.container().name(), user.text())))),
          error("promtail/not-on-every-node", RUNS)
              .what("Promtail reads logs of the node, but is not a DaemonSet")
              .why("the logs of all other nodes are missing, without an error")
              .fix("use a DaemonSet")
              .source("grafana/loki docs/sources/send-data/promtail/installation.md@v2.9.3")
              .where(run -> Set.of("Deployment", "StatefulSet").contains(run.workload().kind()))
              .where(PromtailPodRules::mountsPodLogs)
              .says(
                  run ->
                      "%s reads logs only of the nodes on which its pods run"
                          .formatted(run.workload().title()))
              .at(run -> run.workload().object().placeOf("kind")),
          warning(
                  "promtail/old-taint",
                  workloads(Program.PROMTAIL).each(it -> oldToleration(it.podSpec())))
              .what(
                  "only the taint `%s` is tolerated, which nodes no longer have"
                      .formatted(OLD_TAINT))
              .why(
                  "since Kubernetes 1.25 control planes have only the taint `%s`: no pod runs there, and their logs are missing"
                      .formatted(TAINT))
              .fix("add `{key: %s, operator: Exists, effect: NoSchedule}`".formatted(TAINT))
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5 tolerations;"
                      + " kubernetes/kubernetes CHANGELOG-1.25: kubeadm removes the old taint")
              .at(toleration -> toleration.placeOf("key")),
          error("promtail/path-not-mounted", PROMTAIL)
              .what("a job reads files in a folder that is not mounted")
              .why(
                  "Promtail finds no files to tail, and reports only `Not ready: Unable to find any"
                      + " logs to tail` on /ready")
              .fix("mount the folder, or read from one that is mounted")
              .source("grafana/loki clients/pkg/promtail/server/server.go:32@v3.5.1")
              .where(it -> !it.runs().isEmpty())
              .finds(
                  promtail ->
                      promtail.jobs().stream()
                          .flatMap(ScrapeJob::globs)
                          .filter(glob -> !isMounted(promtail, glob))
                          .map(
                              glob ->
                                  at(
                                      glob.place(),
                                      "a job reads %s, but container %s has no mount at %s"
                                          .formatted(
                                              glob.text(),
                                              promtail.runs().getFirst().container().name(),
                                              glob.folder())))),
          warning("promtail/positions-kept", PROMTAIL)
              .what("the positions file is lost with the pod")
              .why(
                  "after each restart Promtail reads every file again from the beginning: Loki gets"
                      + " lines twice, or refuses them as too old")
              .fix(
                  "mount hostPath /run/promtail and set `positions.filename:"
                      + " /run/promtail/positions.yaml`")
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5 defaultVolumes;"
                      + " grafana/loki clients/pkg/promtail/positions/positions.go:36@v2.9.3")
              .where(it -> it.runs().stream().anyMatch(run -> Disks.isLost(run, it.positions())))
              .where(it -> it.jobs().stream().anyMatch(PromtailPodRules::hasPositions))
              .says(it -> "%s is in the pod, and is lost with it".formatted(it.positions()))
              .at(PromtailView::positionsPlace),
          warning("promtail/storage-root", FOLDERS)
              .what("/var/lib/containers is mounted, where no runtime writes logs")
              .why(
                  "CRI-O and Podman keep images there; Docker's logs are in"
                      + " /var/lib/docker/containers, those of CRI-O and containerd in"
                      + " /var/log/pods")
              .fix(
                  "with Docker, mount `containers` of its root (by default"
                      + " /var/lib/docker/containers) at the same path; otherwise remove the mount")
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5 defaultVolumes")
              .where(it -> it.host().equals("/var/lib/containers"))
              .at(it -> it.volume().tree().placeOf("hostPath", "path")),
          note("promtail/writable-logs", FOLDERS)
              .what("the logs of the nodes are mounted writable")
              .why(
                  "a bug in Promtail can change or delete the logs of every pod, and Docker's other"
                      + " files in the folder")
              .fix("set `readOnly: true` on the mount: Promtail writes only its positions file")
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5"
                      + " defaultVolumeMounts")
              .where(it -> !it.mount().readOnly())
              .where(it -> it.host().startsWith("/var/log/pods") || it.isDockersContainers())
              .says(it -> "%s is mounted writable".formatted(it.host()))
              .at(it -> it.mount().place()));

  private PromtailPodRules() {}

  private static boolean mountsPodLogs(Run run) {
    return NodeFolder.of(run).stream().anyMatch(NodeFolder::holdsPodLogs);
  }

  /// Whether it mounts the links to Docker's files, but not the files.
  private static boolean mountsOnlyLinks(Run run) {
    return mountsPodLogs(run)
        && NodeFolder.of(run).stream().noneMatch(NodeFolder::mayHoldDockersFiles);
  }

  /// In the node's network HOSTNAME is the node's name; with `envFrom` it may be set there.
  private static boolean hasNodeName(Run run) {
    return run.workload().podSpec().isOn("hostNetwork")
        || run.container()
            .env("HOSTNAME")
            .map(variable -> variable.field().filter("spec.nodeName"::equals).isPresent())
            .orElseGet(() -> !run.container().tree().sequence("envFrom").items().isEmpty());
  }

  /// What of the journal is not mounted: its folder, or the file that tells which journal in the
  /// default folders is the node's.
  private static Optional<Violation> missing(PromtailView promtail, Mapping.Entry journal) {
    Optional<String> path =
        journal.value() instanceof Mapping body ? body.text("path") : Optional.empty();
    List<String> folders =
        path.map(List::of).orElse(List.of("/var/log/journal", "/run/log/journal"));
    if (folders.stream().noneMatch(it -> isMounted(promtail, it))) {
      return Optional.of(at(journal.keyPlace(), "no journal folder is mounted"));
    }
    boolean isTold = path.isPresent() || isMounted(promtail, "/etc/machine-id");
    return isTold
        ? Optional.empty()
        : Optional.of(
            at(
                journal.keyPlace(),
                "Promtail finds the node's journal by /etc/machine-id, which is not mounted"));
  }

  private static boolean isMounted(PromtailView promtail, String path) {
    return promtail.runs().stream().anyMatch(run -> run.container().mountOf(path).isPresent());
  }

  /// Whether the folder is on a mount, or a mount in the folder.
  private static boolean isMounted(PromtailView promtail, ScrapeJob.Glob glob) {
    String folder = glob.folder();
    String inside = folder.equals("/") ? "/" : folder + "/";
    return promtail.runs().stream()
        .flatMap(run -> run.container().mounts().stream())
        .anyMatch(mount -> mount.holds(folder) || mount.path().startsWith(inside));
  }

  private static Stream<Violation> forbidden(Run run, Picture picture) {
    return Permissions.of(picture, run.workload()).stream()
        .filter(Permissions::areKnown)
        .filter(it -> !it.allow("", "pods", "list") || !it.allow("", "pods", "watch"))
        .map(
            it ->
                at(
                    it.roles().getFirst().placeOf("rules"),
                    "account %s of %s may not list and watch pods"
                        .formatted(run.workload().serviceAccount(), run.workload().title())));
  }

  /// The user, unless it is root or of root's group.
  private static Optional<Scalar> otherUser(Run run) {
    boolean inGroup =
        security(run, "runAsGroup").filter(group -> group.text().equals("0")).isPresent()
            || groups(run).texts().anyMatch("0"::equals);
    return inGroup
        ? Optional.empty()
        : security(run, "runAsUser").filter(user -> !user.text().equals("0"));
  }

  private static Sequence groups(Run run) {
    return run.workload().podSpec().mapping("securityContext").sequence("supplementalGroups");
  }

  private static Optional<Scalar> security(Run run, String key) {
    return run.workload()
        .security(run.container(), key)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }

  /// The toleration of the old taint, where neither the new one nor all are tolerated.
  private static Stream<Mapping> oldToleration(Mapping podSpec) {
    List<Mapping> tolerations = podSpec.sequence("tolerations").mappings().toList();
    boolean enough =
        tolerations.stream()
            .map(it -> it.text("key").orElse(""))
            .anyMatch(key -> key.equals(TAINT) || key.isEmpty());
    return enough
        ? Stream.empty()
        : tolerations.stream().filter(it -> it.is("key", OLD_TAINT)).limit(1);
  }

  private static boolean hasPositions(ScrapeJob job) {
    return job.globs().findAny().isPresent() || job.tree().find("journal").isPresent();
  }
}
