package dev.plg.rule.storage;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `storage`.
public final class StorageRules {

  public static final List<Rule> ALL =
      List.of(
          new UrlNamesBucket(),
          new RegionExists(),
          new AwsSpeaksTls(),
          new BucketIsNamedOnce(),
          new StorageNoBucket(),
          new CredentialsAreWhole(),
          new RegionIsNamed(),
          new BucketNameIsValid(),
          new ExampleBucketIsNotUsed(),
          new OwnServerNeedsPathStyle(),
          new TempoEndpointIsHost(),
          new RoleArnIsWhole(),
          new CredentialsAreAsked(),
          new TableManagerRuns(),
          new DynamoDbHasKeys(),
          new DynamoDbIsNamed(),
          new DynamoDbUrlIsRegion(),
          new EndpointFitsRegion(),
          new ThroughputIsChosen(),
          new AutoscalingHasMetrics(),
          new SignatureIsKnown(),
          new KeysAreSecret(),
          new BucketIsUsed());

  private StorageRules() {}
}
