package dev.plg.template;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The manifest templates of one run. A template prints values as JSON through `y(…)` and is parsed
/// at once, so that it can produce neither an indentation nor a quoting fault. A key whose value is
/// `null` is left out: an optional field needs no `<#if>`.
public final class Templates {

  private final Configuration engine;
  private final List<Finding> findings = new ArrayList<>();

  private Templates(SortedMap<String, String> overrides) {
    engine = Engine.reading(overrides);
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
    int before = findings.size();
    // lines are those of the rendered text: a directive leaves none, a list many
    Parsed parsed = YamlReader.read(name + " (rendered)", text(name, values));
    if (findings.size() > before) {
      return Mapping.EMPTY;
    }
    findings.addAll(parsed.findings());
    List<Node> roots = parsed.documents().stream().map(it -> it.root()).toList();
    if (roots.size() == 1 && roots.getFirst() instanceof Mapping manifest) {
      return withoutNulls(manifest);
    }
    if (findings.size() == before) {
      findings.add(fault(name, 1, "a manifest template makes one mapping"));
    }
    return Mapping.EMPTY;
  }

  /// The text that a template makes of these values; for what is not YAML.
  public String text(String name, Mapping values) {
    var out = new StringWriter();
    try {
      Template template = engine.getTemplate(name);
      template.process(new Values.Hash(values), out);
    } catch (ParseException e) {
      findings.add(fault(name, e.getLineNumber(), firstLine(e.getEditorMessage())));
    } catch (TemplateException e) {
      int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
      findings.add(fault(name, line, firstLine(e.getMessageWithoutStackTop())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Finding fault(String name, int line, String message) {
    return Finding.error(
        "template/fault", new Location(name, Math.max(line, 1), 1), message, "", "");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static Mapping withoutNulls(Mapping mapping) {
    List<Mapping.Entry> kept =
        mapping.entries().stream()
            .filter(entry -> !entry.value().isNull())
            .map(
                entry ->
                    new Mapping.Entry(entry.key(), entry.keyPlace(), without(entry.value()), ""))
            .toList();
    return Mapping.of(kept, mapping.place());
  }

  private static Node without(Node node) {
    return switch (node) {
      case Mapping mapping -> withoutNulls(mapping);
      case Sequence list ->
          new Sequence(list.items().stream().map(Templates::without).toList(), list.place());
      default -> node;
    };
  }
}
