package dev.plg.rule.helm;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `helm`.
public final class HelmRules {

  public static final List<Rule> ALL =
      List.of(
          new BucketGoesWithS3(),
          new CachesAreChosen(),
          new ChartIsMaintained(),
          new ChartIsPinned(),
          new ClaimsAreKept(),
          new ConfigIsBelowLoki(),
          new DockerFolderIsItsOwn(),
          new FilesystemIsOneProcess(),
          new GeneratorHasTarget(),
          new ImageFitsChart(),
          new KeysAreNotWritten(),
          new MinioIsAskedFor(),
          new NullsAreText(),
          new OldLokiHasDisk(),
          new OneCollectorReadsPods(),
          new OneModeHasPods(),
          new PasswordIsNotWritten(),
          new PodsMakeQuorum(),
          new PushUrlIsWritten(),
          new ReceiversAreChosen(),
          new ReceiversHavePorts(),
          new RepositoryIsPublished(),
          new SchemaIsChosen(),
          new SchemaIsWritten(),
          new TenancyIsChosen(),
          new TestHasCanary(),
          new TestSchemaIsAlone(),
          new TracesHaveDisk(),
          new ValuesAreRead(),
          new ValuesHaveTypes(),
          new VolumesAreWhole());

  private HelmRules() {}
}
