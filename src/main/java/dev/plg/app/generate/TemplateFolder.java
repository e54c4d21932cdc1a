package dev.plg.app.generate;

import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.emit.Emitter;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.template.Templates;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The templates of a user, which replace shipped ones of the same name.
///
/// @param folder as the user named it; empty where a record keeps them
/// @param texts by the template's name, `loki/statefulset.yaml.ftl`
/// @param findings what could not be read, and what would be ignored
public record TemplateFolder(
    String folder, SortedMap<String, String> texts, List<Finding> findings) {

  private static final TemplateFolder NONE = new TemplateFolder("", new TreeMap<>(), List.of());

  public static TemplateFolder read(Optional<String> folder) {
    return folder.map(name -> new TemplateReading(name).read()).orElse(NONE);
  }

  /// Templates that a record kept.
  static TemplateFolder recorded(SortedMap<String, String> texts) {
    return new TemplateFolder("", texts, List.of());
  }

  /// The files that were read.
  InputFiles inputs() {
    return folder.isEmpty() ? InputFiles.NONE : InputFiles.of(textsByPath().keySet());
  }

  Templates templates() {
    return texts.isEmpty() ? Templates.shipped() : Templates.overriddenBy(texts);
  }

  /// The texts by the path of their files.
  Map<String, String> textsByPath() {
    var byPath = new HashMap<String, String>();
    texts.forEach((name, text) -> byPath.put(path(name), text));
    return byPath;
  }

  /// Findings that name a template, naming the path of its file instead.
  List<Finding> located(Collection<Finding> found) {
    return found.stream().map(this::located).toList();
  }

  private Finding located(Finding it) {
    Location at = it.place();
    if (!texts.containsKey(at.file())) {
      return it;
    }
    var place = new Location(path(at.file()), at.line(), at.column());
    return new Finding(it.rule(), it.severity(), place, it.message(), it.why(), it.fix());
  }

  /// Findings for those of a plan's components that a format would ignore.
  List<Finding> unread(Plan plan, Emitter emitter) {
    Set<String> replaced = texts.keySet();
    return plan.parts().stream()
        .map(Part::component)
        .flatMap(component -> unread(component, emitter))
        .filter(replaced::contains)
        .map(this::unread)
        .toList();
  }

  private static Stream<String> unread(Component component, Emitter emitter) {
    return component.manifests().stream()
        .filter(kind -> !emitter.reads(component, kind))
        .map(component::template);
  }

  private Finding unread(String name) {
    return Finding.error(
        "template/unread",
        Location.of(path(name)),
        "no chart reads '%s', so this file would be ignored".formatted(name),
        "the chart renders that object from its own template",
        "leave it out with this format, or use `--format kustomize`");
  }

  private String path(String name) {
    return Path.of(folder.isEmpty() ? OwnedFiles.FILE : folder, name).toString();
  }
}
