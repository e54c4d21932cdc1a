package dev.plg.app.generate;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import dev.plg.profile.StackResolver;
import dev.plg.profile.Variants;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a record puts over a stack from the command line that wrote it: `--set` and `--namespace`.
/// They win over every layer, so that an edit of the stack may change nothing.
///
/// @param recorded what the directory was made from
/// @param asked what replaces the recorded request
/// @param inEnvironments true where the product covers all environments
record RecordedSettings(RecordedRecipe recorded, Request asked, boolean inEnvironments) {

  /// A note that names them, and an error for each edit that they hide.
  ///
  /// @param lock the record's file
  /// @param texts the stack files of this run, by name
  List<Finding> findings(Path lock, SourceReader texts) {
    var findings = new ArrayList<Finding>();
    List<String> dropped = dropped();
    if (!dropped.isEmpty()) {
      findings.add(dropped(lock, dropped));
    }
    List<String> options = options();
    if (options.isEmpty()) {
      return findings;
    }
    findings.add(named(lock, options));
    if (asked.isNamed()) {
      hidden(texts).forEach((at, place) -> findings.add(hidden(at, place, options)));
    }
    return findings;
  }

  /// The recorded options that no option of this run replaces.
  private List<String> options() {
    Request request = recorded.recipe().request();
    var options = new ArrayList<String>();
    if (asked.settings().isEmpty()) {
      request.settings().forEach(setting -> options.add("`--set " + setting + "`"));
    }
    if (asked.namespace().isEmpty()) {
      request.namespace().ifPresent(name -> options.add("`--namespace " + name + "`"));
    }
    return options;
  }

  /// The recorded settings that those of this run replace without setting the same key.
  private List<String> dropped() {
    List<String> keys = asked.settings().stream().map(RecordedSettings::key).toList();
    return keys.isEmpty()
        ? List.of()
        : recorded.recipe().request().settings().stream()
            .filter(setting -> !keys.contains(key(setting)))
            .map(setting -> "`--set " + setting + "`")
            .toList();
  }

  private static String key(String setting) {
    return setting.substring(0, Math.max(setting.indexOf('='), 0));
  }

  private static Finding dropped(Path lock, List<String> options) {
    return new Finding(
        "recorded/dropped",
        Severity.WARNING,
        Location.of(lock.toString()),
        "%s of this record no longer %s"
            .formatted(String.join(" and ", options), options.size() == 1 ? "counts" : "count"),
        "`--set` on this command line replaces every `--set` that the directory was written with",
        "repeat it here, or move it into the stack file");
  }

  private static Finding named(Path lock, List<String> options) {
    return new Finding(
        "recorded/setting",
        Severity.NOTE,
        Location.of(lock.toString()),
        "%s %s from this record"
            .formatted(String.join(" and ", options), options.size() == 1 ? "comes" : "come"),
        "the directory was written with them, and they override the stack file",
        "move them into the stack file, and regenerate the directory with `plg generate`");
  }

  private static Finding hidden(Pointer at, Location place, List<String> options) {
    return Finding.error(
        "recorded/hidden-edit",
        place,
        "the recorded %s %s this edit of `%s`"
            .formatted(String.join(" and ", options), options.size() == 1 ? "hides" : "hide", at),
        "it overrides the stack file, so the edit has no effect",
        "to apply the edit, regenerate the directory with `plg generate -f FILE -o DIR`; to keep"
            + " the setting, repeat it on this command line");
  }

  /// The edited values that stay as they were, with their places in the new texts.
  private Map<Pointer, Location> hidden(SourceReader texts) {
    Request was = recorded.recipe().request();
    Request now = asked.over(was);
    SourceReader old = SourceTexts.recorded(recorded.sources());
    Map<String, Mapping> before = stacks(plain(was), old);
    Map<String, Mapping> after = stacks(plain(now), texts);
    Map<String, Mapping> setBefore = stacks(was, old);
    Map<String, Mapping> setAfter = stacks(now, texts);
    var hidden = new LinkedHashMap<Pointer, Location>();
    after.forEach(
        (name, stack) -> {
          Mapping earlier = before.getOrDefault(name, Mapping.EMPTY);
          for (Pointer at : edits(earlier, stack, Pointer.ROOT)) {
            boolean stays =
                find(setBefore, name, at).equals(find(setAfter, name, at))
                    && before.containsKey(name);
            if (stays) {
              hidden.putIfAbsent(at, place(stack, at));
            }
          }
        });
    return hidden;
  }

  /// Without what takes part from the record; what this run names itself is no surprise.
  private Request plain(Request request) {
    return new Request(
        request.profile(),
        request.files(),
        request.environment(),
        asked.settings().isEmpty() ? List.of() : request.settings(),
        asked.namespace().isEmpty() ? Optional.empty() : request.namespace());
  }

  /// The merged stack, and in each environment that the format covers.
  private Map<String, Mapping> stacks(Request request, SourceReader reader) {
    var stacks = new LinkedHashMap<String, Mapping>();
    if (inEnvironments) {
      Variants variants = StackResolver.resolveAll(request, reader);
      stacks.put("", variants.base().source());
      variants.environments().forEach((name, it) -> stacks.put("env " + name, it.source()));
    } else {
      stacks.put("", StackResolver.resolve(request, reader).source());
    }
    return stacks;
  }

  private static Optional<Node> find(Map<String, Mapping> stacks, String name, Pointer at) {
    return stacks.getOrDefault(name, Mapping.EMPTY).find(at);
  }

  /// The innermost values that differ.
  private static Set<Pointer> edits(Node before, Node after, Pointer at) {
    if (before.equals(after)) {
      return Set.of();
    }
    if (!(before instanceof Mapping was && after instanceof Mapping now)) {
      return Set.of(at);
    }
    var keys = new LinkedHashSet<>(was.keys());
    keys.addAll(now.keys());
    var edits = new LinkedHashSet<Pointer>();
    for (String key : keys) {
      Optional<Node> one = was.find(key);
      Optional<Node> other = now.find(key);
      if (one.isPresent() && other.isPresent()) {
        edits.addAll(edits(one.get(), other.get(), at.to(key)));
      } else {
        edits.add(at.to(key));
      }
    }
    return edits;
  }

  /// The place of a value, or of the nearest one around it where it was removed.
  private static Location place(Mapping stack, Pointer at) {
    return stack
        .find(at)
        .map(Node::place)
        .orElseGet(() -> at.isRoot() ? Location.NONE : place(stack, at.parent()));
  }
}
