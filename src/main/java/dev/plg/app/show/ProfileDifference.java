package dev.plg.app.show;

import dev.plg.app.patch.UnifiedDiff;
import dev.plg.app.settings.Settings;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import java.nio.file.NoSuchFileException;

/// The difference of two shipped profiles, each with all defaults and derived values.
public final class ProfileDifference {

  private ProfileDifference() {}

  /// As a patch; empty where there is none.
  public static String of(String from, String to) {
    return UnifiedDiff.of("profile:" + from, "profile:" + to, text(from), text(to));
  }

  private static String text(String name) {
    SourceReader none =
        file -> {
          throw new NoSuchFileException(file);
        };
    return StackText.of(Request.ofProfile(name), none, Settings.NONE, true, false)
        .text()
        .orElseThrow();
  }
}
