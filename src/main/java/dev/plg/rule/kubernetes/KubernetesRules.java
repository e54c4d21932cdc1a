package dev.plg.rule.kubernetes;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `kubernetes`.
public final class KubernetesRules {

  public static final List<Rule> ALL =
      List.of(
          new ReferredObjectIsInNamespace(),
          new NamespaceIsWrittenInAll(),
          new ServiceSelectsOneProgram(),
          new TargetPortExists(),
          new BoundAccountIsInNamespace(),
          new ApiVersionIsServed(),
          new MemoryIsRequested(),
          new ImageIsPinned(),
          new OpenServiceIsAuthenticated(),
          new DisruptionIsAllowed(),
          new PodSecurityAdmitsPods(),
          new HostPortIsFree(),
          new LinkedServiceHasPods(),
          new ImageIsMaintained(),
          new ChangedConfigRollsPods(),
          new ProbeIsAnswered(),
          new DataIsWritable(),
          new ReloadedFileChanges(),
          new NamesFit(),
          new PolicyAllowsNames());

  private KubernetesRules() {}
}
