package dev.plg.app.diff;

import java.util.List;

/// What a difference does.
///
/// @param says what happens, in a sentence without a full stop; empty where the effect's title says
///   all of it
/// @param commands that apply it, or that must come before
record Verdict(Effect effect, String says, List<String> commands) {

  Verdict {
    commands = List.copyOf(commands);
  }

  static Verdict of(Effect effect, String says) {
    return new Verdict(effect, says, List.of());
  }

  Verdict by(String command) {
    return new Verdict(effect, says, List.of(command));
  }

  Verdict by(List<String> several) {
    return new Verdict(effect, says, several);
  }
}
