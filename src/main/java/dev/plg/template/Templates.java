package dev.plg.template;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The manifest templates of one run. A template names its values through `y(…)` and is parsed at
/// once, so that it can produce neither an indentation nor a quoting fault. A key whose value is
/// `null` is left out: an optional field needs no `<#if>`.
public final class Templates {

  private final Configuration engine;
  private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());

  private Templates(SortedMap<String, String> overrides) {
    engine = Engine.reading(overrides);
  }

  /// Begins to set FreeMarker up, on a thread of its own. That takes as long as to read a stack,
  /// and neither needs the other; who needs FreeMarker earlier waits for it.
  public static void prepare() {
    Thread.ofPlatform().daemon().start(() -> Engine.reading(new TreeMap<>()));
  }

  /// The templates that plg ships.
  public static Templates shipped() {
    return new Templates(new TreeMap<>());
  }

  /// The shipped templates, some replaced.
  ///
  /// @param textsByName by the template's name: `loki/statefulset.yaml.ftl`
  public static Templates overriddenBy(SortedMap<String, String> textsByName) {
    return new Templates(textsByName);
  }

  /// What was wrong with the templates rendered so far; only those of a user can be.
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// The object that a template makes of these values; empty, with a finding, where it fails.
  public Mapping manifest(String name, Mapping values) {
    var insertions = new Insertions();
    Optional<String> text = render(name, new Values.Root(values, insertions::insert));
    return text.map(it -> parse(name, it, insertions)).orElse(Mapping.EMPTY);
  }

  /// The text that a template makes of these values; for what is not YAML.
  public String text(String name, Mapping values) {
    return render(name, new Values.Root(values, Values::json)).orElse("");
  }

  private Mapping parse(String name, String text, Insertions insertions) {
    Parsed parsed = YamlReader.read(name, text);
    findings.addAll(parsed.findings());
    if (parsed.hasErrors()) {
      return Mapping.EMPTY;
    }
    if (parsed.documents().size() != 1
        || !(parsed.documents().getFirst().root() instanceof Mapping manifest)) {
      findings.add(fault(name, 1, "a manifest template makes one mapping"));
      return Mapping.EMPTY;
    }
    Mapping filled = insertions.fill(manifest);
    for (Location part : insertions.parts()) {
      findings.add(
          fault(name, part.line(), "${y(…)} is a whole value or key, never a part of one"));
    }
    return filled;
  }

  private Optional<String> render(String name, Values.Root root) {
    var out = new StringWriter();
    try {
      Template template = engine.getTemplate(name);
      template.process(root, out);
      return Optional.of(out.toString());
    } catch (ParseException e) {
      findings.add(fault(name, e.getLineNumber(), firstLine(e.getEditorMessage())));
    } catch (TemplateException e) {
      int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
      findings.add(fault(name, line, firstLine(e.getMessageWithoutStackTop())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  private static Finding fault(String name, int line, String message) {
    return Finding.error(
        "template/fault", new Location(name, Math.max(line, 1), 1), message, "", "");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
