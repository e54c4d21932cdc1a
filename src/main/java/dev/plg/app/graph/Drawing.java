package dev.plg.app.graph;

import dev.plg.app.graph.Graph.Box;
import dev.plg.app.graph.Graph.Kind;
import dev.plg.app.graph.Graph.Way;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.view.Destination;
import dev.plg.view.Disks;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.NodeFolder;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import dev.plg.view.SpanReceiver;
import dev.plg.view.TempoView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws the graph of pictures.
public final class Drawing {

  /// Rules on what two programs agree about: a finding of theirs breaks the way between both.
  private static final Set<String> OF_WAYS = Set.of("wiring", "tenancy");

  private final List<Finding> findings;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Way> ways = new ArrayList<>();
  private final Set<Finding> onWays = new HashSet<>();

  private Drawing(Collection<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  /// The graph of what runs.
  ///
  /// @param findings at places of the pictures
  public static Graph of(List<Picture> pictures, Collection<Finding> findings) {
    var drawing = new Drawing(findings);
    pictures.forEach(drawing::add);
    return drawing.graph();
  }

  private Graph graph() {
    return new Graph(
        boxes.values().stream().map(this::withoutThoseOfWays).toList(), List.copyOf(ways));
  }

  /// A finding is shown once: on the way that it breaks, or on the box.
  private Box withoutThoseOfWays(Box box) {
    List<Finding> rest = box.findings().stream().filter(it -> !onWays.contains(it)).toList();
    return new Box(box.id(), box.kind(), box.title(), box.lines(), rest);
  }

  private void add(Picture picture) {
    picture.known().forEach(workload -> box(workload, picture));
    links(picture).forEach(link -> way(link, picture));
    Stream.of(Program.PROMTAIL, Program.ALLOY, Program.GRAFANA_AGENT)
        .flatMap(picture::runs)
        .forEach(this::nodes);
    picture.runs(Program.EVENT_EXPORTER).forEach(this::events);
    picture.runs(Program.K8S_EVENT_LOGGER).forEach(this::events);
    LokiView.in(picture).forEach(loki -> disk(loki, picture));
    TempoView.in(picture).forEach(tempo -> spans(tempo));
    TempoView.in(picture).forEach(this::disk);
    Stream.of(Program.ALLOY, Program.GRAFANA_AGENT).flatMap(picture::configs).forEach(this::spans);
  }

  private static Stream<Link> links(Picture picture) {
    return Stream.concat(
        Link.in(picture), Destination.in(picture).flatMap(it -> it.link(picture).stream()));
  }

  private static String id(Workload workload) {
    return workload.title();
  }

  private void box(Workload workload, Picture picture) {
    Program program =
        workload.containers().stream()
            .flatMap(it -> it.program().stream())
            .findFirst()
            .orElseThrow();
    var lines = new ArrayList<String>();
    lines.add(workload.title());
    lines.add(pods(workload) + version(workload, program));
    boxes.put(
        id(workload),
        new Box(id(workload), kind(program), title(program), lines, findingsOf(workload, picture)));
  }

  private static String title(Program program) {
    String title = program.title().replaceFirst("^the ", "");
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String pods(Workload workload) {
    return workload
        .replicas()
        .map(pods -> pods == 1 ? "1 pod" : pods + " pods")
        .orElse("a pod on each node");
  }

  private static String version(Workload workload, Program program) {
    return workload
        .containers(program)
        .flatMap(it -> it.image().tag().stream())
        .findFirst()
        .map(tag -> ", " + tag)
        .orElse("");
  }

  private static Kind kind(Program program) {
    return switch (program) {
      case LOKI, TEMPO -> Kind.STORE;
      case GRAFANA -> Kind.VIEW;
      case NODE_PROBLEM_DETECTOR -> Kind.SOURCE;
      case PROMTAIL,
          ALLOY,
          GRAFANA_AGENT,
          EVENT_EXPORTER,
          K8S_EVENT_LOGGER,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          Kind.COLLECTOR;
    };
  }

  private List<Finding> findingsOf(Workload workload, Picture picture) {
    Set<Location> begins = new HashSet<>();
    begins.add(workload.place());
    picture.servicesOf(workload).forEach(it -> begins.add(it.object().place()));
    picture
        .configsOf(Stream.of(workload))
        .flatMap(config -> config.object().stream())
        .forEach(object -> begins.add(object.place()));
    return findings.stream()
        .filter(it -> picture.beginOf(it.place()).filter(begins::contains).isPresent())
        .toList();
  }

  private void way(Link link, Picture picture) {
    List<String> clients =
        link.from().runs().stream().map(run -> id(run.workload())).distinct().toList();
    List<String> servers = link.reached(picture).stream().map(Drawing::id).distinct().toList();
    List<Finding> broken = broken(link);
    onWays.addAll(broken);
    for (String client : clients.isEmpty() ? List.of(bare(link.from())) : clients) {
      for (String server : servers.isEmpty() ? List.of(outside(link)) : servers) {
        String from = link.reads() ? server : client;
        String to = link.reads() ? client : server;
        add(from, to, lines(link), broken);
      }
    }
  }

  /// A configuration that no workload reads is a box of its own.
  private String bare(ProgramConfig config) {
    String file = config.object().map(it -> it.title()).orElse(config.key());
    boxes.computeIfAbsent(
        file,
        id ->
            new Box(id, kind(config.program()), title(config.program()), List.of(file), List.of()));
    return file;
  }

  private String outside(Link link) {
    String host = link.host();
    boxes.computeIfAbsent(
        host, id -> new Box(id, Kind.OUTSIDE, title(link.to()), List.of(id), List.of()));
    return host;
  }

  private static List<String> lines(Link link) {
    var lines = new ArrayList<String>();
    String scheme = link.url().value().startsWith("https://") ? "HTTPS" : protocol(link);
    String verb = link.reads() ? "queries" : link.to() == Program.LOKI ? "logs" : "spans";
    lines.add("%s, %s %s".formatted(verb, scheme, link.port() == 0 ? "" : link.port()).strip());
    link.tenant().map(PlacedText::value).ifPresent(it -> lines.add("tenant " + it));
    if (link.varies()) {
      lines.add("tenant varies");
    }
    return lines;
  }

  private static String protocol(Link link) {
    return link.url().value().contains("://") ? "HTTP" : "gRPC";
  }

  private List<Finding> broken(Link link) {
    Set<Location> places = new HashSet<>();
    places.add(link.url().place());
    link.tenant().map(PlacedText::place).ifPresent(places::add);
    return findings.stream()
        .filter(it -> places.contains(it.place()))
        .filter(it -> OF_WAYS.contains(it.rule().substring(0, it.rule().indexOf('/'))))
        .toList();
  }

  private void add(String from, String to, List<String> lines, List<Finding> broken) {
    boolean isKnown =
        ways.stream()
            .anyMatch(
                it -> it.from().equals(from) && it.to().equals(to) && it.lines().equals(lines));
    if (!isKnown) {
      ways.add(new Way("w" + ways.size(), from, to, lines, broken));
    }
  }

  private String source(String id, String title, String line) {
    boxes.computeIfAbsent(
        id,
        it ->
            new Box(it, Kind.SOURCE, title, line.isEmpty() ? List.of() : List.of(line), List.of()));
    return id;
  }

  /// The files of the node that a collector reads, or the API where it mounts none.
  private void nodes(Run run) {
    Set<String> folders =
        NodeFolder.of(run).stream()
            .filter(NodeFolder::holdsPodLogs)
            .map(NodeFolder::host)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!folders.isEmpty()) {
      add(
          source("nodes", "Nodes", "logs of pods"),
          id(run.workload()),
          List.copyOf(folders),
          List.of());
    }
  }

  private void events(Run run) {
    add(
        source("events", "Kubernetes API", "events"),
        id(run.workload()),
        List.of("watch, HTTPS"),
        List.of());
  }

  private void disk(LokiView loki, Picture picture) {
    Optional<S3Bucket> bucket =
        S3Bucket.in(picture).filter(it -> it.loki().config().equals(loki.config())).findFirst();
    for (Run run : loki.config().runs()) {
      if (bucket.isPresent()) {
        add(
            id(run.workload()),
            bucket(bucket.get()),
            List.of("chunks and index, HTTPS"),
            List.of());
      } else {
        Disks.onFilesystem(loki).ifPresent(path -> volume(run, path));
      }
    }
  }

  private String bucket(S3Bucket bucket) {
    String name = bucket.names().stream().map(PlacedText::value).collect(Collectors.joining(", "));
    String server = bucket.server().map(PlacedText::value).orElse("S3");
    String id = server + "/" + name;
    boxes.computeIfAbsent(
        id,
        it ->
            new Box(
                it,
                Kind.DISK,
                name.isEmpty() ? "Bucket" : name,
                List.of(bucket.isAtAws() ? "bucket on S3" : "bucket at " + server),
                List.of()));
    return id;
  }

  private void disk(TempoView tempo) {
    tempo
        .value("storage", "trace", "s3", "bucket")
        .filter(_ -> !tempo.keepsTracesLocally())
        .ifPresent(
            name -> {
              String id = "tempo:" + name;
              boxes.computeIfAbsent(
                  id, it -> new Box(it, Kind.DISK, name, List.of("bucket of traces"), List.of()));
              tempo
                  .runs()
                  .forEach(run -> add(id(run.workload()), id, List.of("blocks"), List.of()));
            });
    if (tempo.keepsTracesLocally()) {
      tempo
          .value("storage", "trace", "local", "path")
          .ifPresent(path -> tempo.runs().forEach(run -> volume(run, path)));
    }
  }

  private void volume(Run run, String path) {
    String id = id(run.workload()) + path;
    String kept = Disks.isLost(run, path) ? "lost with the pod" : "kept on a volume";
    boxes.computeIfAbsent(id, it -> new Box(it, Kind.DISK, "Disk", List.of(path, kept), List.of()));
    add(id(run.workload()), id, List.of("files"), List.of());
  }

  private void spans(TempoView tempo) {
    Set<String> senders = ways.stream().map(Way::to).collect(Collectors.toSet());
    for (Run run : tempo.runs()) {
      // Where an agent hands spans on, applications send to it.
      if (!senders.contains(id(run.workload()))) {
        List<String> lines =
            tempo.receivers().stream().map(it -> line(it.protocol(), it.port())).toList();
        applications(run, lines);
      }
    }
  }

  private void spans(ProgramConfig config) {
    List<String> lines =
        SpanReceiver.of(config).stream()
            .filter(it -> !it.isPrivate())
            .map(it -> line(it.protocol(), it.port()))
            .toList();
    config.runs().forEach(run -> applications(run, lines));
  }

  private void applications(Run run, List<String> lines) {
    if (!lines.isEmpty()) {
      add(source("applications", "Applications", "spans"), id(run.workload()), lines, List.of());
    }
  }

  private static String line(String protocol, int port) {
    return port == 0 ? protocol : protocol + " " + port;
  }
}
