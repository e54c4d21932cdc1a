package dev.plg.rule;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Release;
import dev.plg.picture.Run;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.view.Agents;
import dev.plg.view.AlertExpression;
import dev.plg.view.DataSource;
import dev.plg.view.ExporterView;
import dev.plg.view.IngesterRing;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.PromtailView;
import dev.plg.view.S3Bucket;
import dev.plg.view.ScrapeJob;
import dev.plg.view.TempoView;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What rules on a picture look at.
public final class PictureSubjects {

  public static final Subject<Picture, Picture> PICTURE = of(Stream::of);

  /// The Loki configurations of a picture, by the version that reads them.
  public static final Subject<Picture, LokiView> LOKI = of("Loki", LokiView::in, LokiView::version);

  /// The schema periods of each Loki configuration.
  public static final Subject<Picture, LokiView.Period> PERIODS =
      LOKI.each(loki -> loki.periods().stream());

  public static final Subject<Picture, IngesterRing> RINGS =
      of("Loki", IngesterRing::in, ring -> ring.loki().version());

  /// The buckets of Loki that chunks are written to.
  public static final Subject<Picture, S3Bucket> BUCKETS =
      of("Loki", S3Bucket::in, bucket -> bucket.loki().version());

  public static final Subject<Picture, TempoView> TEMPO =
      of("Tempo", TempoView::in, TempoView::version);

  public static final Subject<Picture, PromtailView> PROMTAIL =
      of("Promtail", PromtailView::in, PromtailView::version);

  /// The scrape jobs of each Promtail configuration.
  public static final Subject<Picture, ScrapeJob> JOBS =
      PROMTAIL.each(promtail -> promtail.jobs().stream());

  /// The pipeline stages of each job, those inside other stages included.
  public static final Subject<Picture, ScrapeJob.Stage> STAGES = JOBS.each(ScrapeJob::allStages);

  public static final Subject<Picture, ExporterView> EXPORTER =
      of("event-exporter", ExporterView::in, exporter -> exporter.config().version());

  /// The receivers of each configuration of the event exporter.
  public static final Subject<Picture, ExporterView.Receiver> RECEIVERS =
      EXPORTER.each(exporter -> exporter.receivers().stream());

  /// The configurations of Grafana Agent and of Alloy.
  public static final Subject<Picture, ProgramConfig> AGENTS = of(Agents::in);

  /// The data sources that Grafana is provisioned with.
  public static final Subject<Picture, DataSource> DATA_SOURCES =
      of("Grafana", DataSource::in, it -> it.config().version());

  public static final Subject<Picture, Link> LINKS = of(Link::in);

  /// The expressions of alerting and recording rules, of Prometheus and of Loki.
  public static final Subject<Picture, AlertExpression> EXPRESSIONS = of(AlertExpression::in);

  public static final Subject<Picture, KubeObject> OBJECTS =
      of(picture -> picture.objects().stream());

  public static final Subject<Picture, Service> SERVICES =
      of(picture -> picture.services().stream());

  /// The containers that run a known program.
  public static final Subject<Picture, Run> RUNS = of(Picture::runs);

  /// The workloads that run a known program.
  public static final Subject<Picture, Workload> WORKLOADS = of(Picture::known);

  /// The charts that something installs.
  public static final Subject<Picture, Release> RELEASES =
      of(picture -> picture.releases().stream());

  private PictureSubjects() {}

  /// The objects of a kind.
  public static Subject<Picture, KubeObject> objects(String kind) {
    return of(picture -> picture.objects(kind));
  }

  /// The configurations of a program.
  public static Subject<Picture, ProgramConfig> configs(Program program) {
    return of(label(program), picture -> picture.configs(program), ProgramConfig::version);
  }

  /// The containers that run a program.
  public static Subject<Picture, Run> runs(Program program) {
    return of(label(program), picture -> picture.runs(program), run -> run.container().version());
  }

  /// The workloads that run a program.
  public static Subject<Picture, Workload> workloads(Program program) {
    return of(
        label(program),
        picture -> picture.workloads(program),
        workload -> workload.containers(program).flatMap(it -> it.version().stream()).findFirst());
  }

  /// The links to any version of a program.
  public static Subject<Picture, Link> linksTo(Program program) {
    return of(
        label(program),
        picture -> Link.in(picture).filter(link -> link.to() == program),
        _ -> Optional.empty());
  }

  private static String label(Program program) {
    return switch (program) {
      case EVENT_EXPORTER, K8S_EVENT_LOGGER, NODE_PROBLEM_DETECTOR -> program.id();
      case LOKI,
          PROMTAIL,
          TEMPO,
          GRAFANA_AGENT,
          ALLOY,
          GRAFANA,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          program.title();
    };
  }

  private static <S> Subject<Picture, S> of(Function<Picture, Stream<S>> parts) {
    return Subject.of(PictureRule::new, parts);
  }

  /// Parts that belong to a version of a program.
  ///
  /// @param program as in a sentence: `Loki`
  public static <S> Subject<Picture, S> of(
      String program, Function<Picture, Stream<S>> parts, Function<S, Optional<Version>> version) {
    return Subject.of(PictureRule::new, program, parts, version);
  }
}
