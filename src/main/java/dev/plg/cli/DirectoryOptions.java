package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Regeneration;
import dev.plg.app.settings.Settings;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The arguments of commands that generate a directory again.
final class DirectoryOptions {

  static final Group TEMPLATES =
      new Group(
          "The templates",
          List.of(Manual.value("DIR", "templates in place of the recorded ones", "--templates")));

  private DirectoryOptions() {}

  /// The directory that the arguments name.
  static Path directory(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      throw new UsageError("name the directory, as in `deploy`");
    }
    if (words.size() > 1) {
      throw new UsageError(Arguments.unexpected(words.get(1)));
    }
    return Path.of(words.getFirst());
  }

  static Regeneration regeneration(
      Path root, Arguments arguments, Terminal terminal, Settings settings) throws IOException {
    return Regeneration.of(
        root,
        StackOptions.named(arguments),
        arguments.value("--templates"),
        new Sources(terminal.in()),
        settings);
  }
}
