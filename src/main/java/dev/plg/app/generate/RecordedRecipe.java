package dev.plg.app.generate;

import dev.plg.catalog.Plg;
import dev.plg.emit.format.Format;
import dev.plg.emit.gitops.GitOps;
import dev.plg.emit.helm.HelmOptions;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.profile.Request;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a product was made from, as its record keeps it: nothing of it is looked up on the
/// machine when the product is made again, and nothing of it names the machine.
///
/// @param sources the text of each stack file, by the name that the recipe and `extends` give it
/// @param templates the text of each template in place of a shipped one
public record RecordedRecipe(
    Recipe recipe, SortedMap<String, String> sources, SortedMap<String, String> templates) {

  /// What is needed to make a product again, anywhere: an absolute path is cut down to what follows
  /// the folder of the stack file, which is how files that extend each other name one another.
  static RecordedRecipe of(
      Recipe recipe, SortedMap<String, String> texts, SortedMap<String, String> templates) {
    Request asked = recipe.request();
    List<String> folders =
        asked.files().stream()
            .filter(file -> file.startsWith("/"))
            .map(file -> file.substring(0, file.lastIndexOf('/') + 1))
            .distinct()
            .toList();
    var sources = new TreeMap<String, String>();
    texts.forEach((file, text) -> sources.put(portable(file, folders), text));
    var portable =
        new Request(
            asked.profile(),
            asked.files().stream().map(file -> portable(file, folders)).toList(),
            asked.environment(),
            asked.settings(),
            asked.namespace());
    return new RecordedRecipe(recipe.with(portable), sources, templates);
  }

  /// Files of a second folder go below a number, so that two of one name stay two.
  private static String portable(String file, List<String> folders) {
    for (int i = 0; i < folders.size(); i++) {
      if (file.startsWith(folders.get(i))) {
        return (i == 0 ? "" : (i + 1) + "/") + file.substring(folders.get(i).length());
      }
    }
    return file;
  }

  /// The form that [#parse] reads.
  Mapping tree() {
    Request request = recipe.request();
    return Mapping.builder()
        .put("plg", Plg.VERSION)
        .put("format", recipe.format().word())
        .putIf(recipe.helm().full(), "full", true)
        .putIf(
            recipe.helm().gitOps().isPresent(), "gitops", recipe.helm().gitOps().map(GitOps::word))
        .putIf(recipe.kustomize().components(), "components", true)
        .putIf(recipe.only().isPresent(), "only", recipe.only())
        .putIf(request.profile().isPresent(), "profile", request.profile())
        .putIf(!request.files().isEmpty(), "files", request.files())
        .putIf(request.environment().isPresent(), "environment", request.environment())
        .putIf(!request.settings().isEmpty(), "set", request.settings())
        .putIf(request.namespace().isPresent(), "namespace", request.namespace())
        .putIf(!sources.isEmpty(), "texts", sources)
        .putIf(!templates.isEmpty(), "templates", templates)
        .build();
  }

  /// The recorded in a record; empty where it holds none that this version of plg can read.
  static Optional<RecordedRecipe> parse(Mapping tree) {
    return tree.text("format")
        .flatMap(Format::named)
        .map(
            format ->
                new RecordedRecipe(
                    new Recipe(
                        request(tree),
                        format,
                        new HelmOptions(
                            flag(tree, "full"), tree.text("gitops").flatMap(GitOps::named)),
                        new KustomizeOptions(flag(tree, "components")),
                        tree.text("only")),
                    texts(tree.mapping("texts")),
                    texts(tree.mapping("templates"))));
  }

  private static Request request(Mapping tree) {
    return new Request(
        tree.text("profile"),
        items(tree, "files"),
        tree.text("environment"),
        items(tree, "set"),
        tree.text("namespace"));
  }

  private static List<String> items(Mapping tree, String key) {
    return tree.sequence(key).items().stream().map(RecordedRecipe::text).toList();
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static boolean flag(Mapping tree, String key) {
    return tree.text(key).filter("true"::equals).isPresent();
  }

  private static SortedMap<String, String> texts(Mapping tree) {
    var texts = new TreeMap<String, String>();
    tree.keys().forEach(name -> texts.put(name, tree.text(name).orElse("")));
    return texts;
  }
}
