package dev.plg.source.argo;

import dev.plg.picture.KubeObject;
import dev.plg.source.argo.ApplicationSetGenerators.Parameters;
import dev.plg.source.files.Documents;
import dev.plg.source.template.GoTemplate;
import dev.plg.source.template.GoTemplate.Result;
import dev.plg.source.values.Trees;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Applications that an ApplicationSet makes: one for each set of parameters that its
/// generators tell, or one with unknown parameters where a cluster tells them.
// argo-cd docs/operator-manual/applicationset/Template.md, GoTemplate.md
public final class ApplicationSet {

  private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*\\}\\}");

  /// The first step of a field: `.server` of `.server.name`.
  private static final Pattern FIELD = Pattern.compile("(?<![\\w)\\]])\\.([A-Za-z_]\\w*)");

  private final KubeObject object;
  private final boolean goTemplate;

  private ApplicationSet(KubeObject object) {
    this.object = object;
    this.goTemplate = object.spec().text("goTemplate").filter("true"::equals).isPresent();
  }

  public static List<Application> of(KubeObject object, Documents documents) {
    var set = new ApplicationSet(object);
    return new ApplicationSetGenerators(documents, set.goTemplate)
        .parameters(object.spec()).stream().map(set::application).toList();
  }

  private Application application(Parameters parameters) {
    Mapping template = Trees.map(object.spec().mapping("template"), it -> rendered(it, parameters));
    String name = template.mapping("metadata").text("name").orElse("");
    return new Application(object.title(), object.place(), name, template.mapping("spec"));
  }

  private Node rendered(Node node, Parameters parameters) {
    if (!(node instanceof Scalar scalar) || !scalar.text().contains("{{")) {
      return node;
    }
    String text =
        goTemplate ? ofGo(scalar.text(), parameters) : replaced(scalar.text(), parameters.known());
    boolean sameLines = text.lines().count() == scalar.text().lines().count();
    return sameLines
        ? new Scalar(Scalar.Kind.STRING, text, scalar.place(), scalar.body())
        : new Scalar(Scalar.Kind.STRING, text, scalar.place());
  }

  private static String ofGo(String text, Parameters parameters) {
    Mapping context =
        parameters.open() ? withUnknown(text, parameters.known()) : parameters.known();
    return switch (GoTemplate.render(text, context, _ -> Optional.empty())) {
      case Result.Text(GoTemplate.Rendered rendered) -> rendered.text();
      case Result.Dynamic _, Result.Broken _ -> String.valueOf(GoTemplate.UNKNOWN);
    };
  }

  /// The parameters, and an unknown one for each other name that the text has.
  private static Mapping withUnknown(String text, Mapping known) {
    Mapping.Builder all = known.toBuilder();
    FIELD
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> known.find(name).isEmpty())
        .forEach(name -> all.put(name, String.valueOf(GoTemplate.UNKNOWN)));
    return all.build();
  }

  private static String replaced(String text, Mapping parameters) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    parameters.text(found.group(1)).orElse(String.valueOf(GoTemplate.UNKNOWN))));
  }
}
