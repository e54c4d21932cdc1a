package dev.plg.rule.grafana;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `grafana`.
public final class GrafanaRules {

  public static final List<Rule> ALL =
      List.of(
          new DollarsAreDoubled(),
          new OperatorsDollarsAreSingle(),
          new LinkedLabelsExist(),
          new LokiUrlIsItsBase(),
          new OneSourceIsDefault(),
          new OpenGrafanaHasPassword(),
          new PanelsFindTheirSource(),
          new PasswordIsSecret(),
          new ReferredSourceExists(),
          new ReplicasShareADatabase(),
          new ServiceMapIsFilled(),
          new SidecarFindsSources(),
          new TempoPortIsItsApi(),
          new UidIsReferredTo(),
          new UpdateFreesTheVolume(),
          new VolumeBelongsToGrafana(),
          new LokiIsNotTooOld(),
          new DerivedFieldHasGroup());

  private GrafanaRules() {}
}
