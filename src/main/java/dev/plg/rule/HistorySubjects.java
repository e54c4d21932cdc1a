package dev.plg.rule;

/// What rules on a changed output look at.
public final class HistorySubjects {

  public static final Subject<Rollout, FileChange> CHANGES =
      Subject.of(HistoryRule::new, (Rollout rollout) -> rollout.changes().stream());

  private HistorySubjects() {}
}
