package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Flag;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Scalar;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A variable has a name that the programs can expand.
final class TextVariableName {

  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(?<inside>[^}]*)}");

  /// A name, and what may be done with its value.
  // loki vendor/github.com/drone/envsubst/parse/parse.go:88@v3.5.1
  private static final Pattern EXPANDABLE = Pattern.compile("#?[\\p{L}\\p{Nd}_]+([:=,^/#%].*)?");

  static final Rule RULE =
      error(
              "text/variable-name",
              configs(Program.LOKI).and(configs(Program.PROMTAIL)).and(configs(Program.TEMPO)))
          .what("a variable has a name that cannot be expanded")
          .why(
              "with -config.expand-env=true the program exits: `missing closing brace`; without it"
                  + " the text stays as it is")
          .fix("use letters, digits and underscores in the name, here and in `env`")
          .source("loki vendor/github.com/drone/envsubst/parse/parse.go:88@v3.5.1")
          .where(TextVariableName::mayExpand)
          .finds(config -> config.tree().scalars().flatMap(TextVariableName::violations));

  private TextVariableName() {}

  /// Without the workload it is not known whether variables are expanded.
  private static boolean mayExpand(ProgramConfig config) {
    return config.runs().isEmpty()
        || config.flag("config.expand-env").filter(Flag::isOn).isPresent();
  }

  private static Stream<Violation> violations(Scalar text) {
    return VARIABLE
        .matcher(text.text())
        .results()
        .filter(it -> !EXPANDABLE.matcher(it.group("inside")).matches())
        .limit(1)
        .map(
            it ->
                at(text.place(), "${%s} is no variable that can be expanded", it.group("inside")));
  }
}
