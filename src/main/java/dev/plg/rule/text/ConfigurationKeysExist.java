package dev.plg.rule.text;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program knows the keys of its configuration.
final class ConfigurationKeysExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/unknown-key",
        Severity.ERROR,
        Versions.ALL,
        "a key does not exist at this version",
        "the program refuses a configuration with a key that it does not know: `field not "
            + "found in type`",
        "remove the key",
        "loki pkg/util/cfg/files.go@v3.7.6 UnmarshalStrict");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.LOKI)
        .flatMap(config -> unknown(config).map(key -> finding(config, key)))
        .toList();
  }

  private static Stream<UnknownKey> unknown(ProgramConfig config) {
    String program = config.program().id();
    return config
        .version()
        .map(version -> ConfigKeys.unknown(program, version, config.tree()))
        .orElseGet(() -> ConfigKeys.inNoVersion(program, config.tree()))
        .stream();
  }

  private Finding finding(ProgramConfig config, UnknownKey key) {
    String program = config.program().title();
    String message =
        key.removedIn()
            .map(version -> "`%s` was removed in %s %s".formatted(key.at(), program, version))
            .orElse("%s knows no key `%s`".formatted(versioned(config), key.at()));
    String fix =
        key.replacement()
            .or(() -> key.nearest().map("did you mean `%s`?"::formatted))
            .orElse(about().fix());
    Finding finding = about().finding(key.place(), message, fix);
    return sibling(key)
        .filter(name -> config.tree().find(key.at().parent().to(name)).isEmpty())
        .map(name -> finding.repairedBy(key.key(), name))
        .orElse(finding);
  }

  private static String versioned(ProgramConfig config) {
    String program = config.program().title();
    return config.version().map(version -> program + " " + version).orElse(program);
  }

  /// The key beside it that was meant, where that is certain: a slip, and nothing else removed or
  /// moved.
  private static Optional<String> sibling(UnknownKey key) {
    String parent = key.at().parent().toString().replaceAll("\\[[0-9]+]", "[]");
    String prefix = parent.isEmpty() ? "" : parent + ".";
    return key.nearest()
        .filter(_ -> key.removedIn().isEmpty() && key.addedIn().isEmpty())
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .filter(name -> !name.contains(".") && !name.isEmpty());
  }
}
