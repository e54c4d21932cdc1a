package dev.plg.emit.kustomize;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The images of an overlay: kustomize changes every image of one name alike, so a name is here
/// only where all that have it are to become the same.
///
/// @param changes by the name in the base, without tag and digest
record Images(SortedMap<String, Change> changes) {

  private static final Pattern AT =
      Pattern.compile("spec/template/spec/(initC|c)ontainers/\\d+/image");

  /// @param pairs the objects of the base beside those of the environment
  /// @param added the objects of the environment alone
  static Images between(Collection<Pair> pairs, Collection<Mapping> added) {
    var wanted = new TreeMap<String, SortedSet<String>>();
    pairs.forEach(pair -> collect(pair.base(), pair.wanted(), wanted));
    added.forEach(object -> collect(object, object, wanted));
    var changes = new TreeMap<String, Change>();
    var same = new TreeMap<String, String>();
    pairs.forEach(pair -> collect(pair.base(), same));
    wanted.forEach(
        (name, references) -> {
          String was = same.get(name);
          if (was != null
              && references.size() == 1
              && !references.first().equals(was)
              && isEntry(references.first())) {
            changes.put(name, new Change(was, references.first()));
          }
        });
    return new Images(changes);
  }

  /// The object after these changes.
  Mapping apply(Mapping object) {
    Node changed =
        TreeEdits.replaced(
            object,
            Pointer.ROOT,
            (at, value) ->
                isImage(at) && value instanceof Scalar image
                    ? Optional.ofNullable(changes.get(name(image.text())))
                        .map(change -> Scalar.of(change.reference()))
                    : Optional.empty());
    return changed instanceof Mapping mapping ? mapping : object;
  }

  /// The field `images` of a kustomization.
  List<Mapping> entries() {
    return changes.entrySet().stream()
        .map(change -> entry(change.getKey(), change.getValue()))
        .toList();
  }

  /// A reference of plg's always has a tag. With a digest too it is a patch's: older versions of
  /// kustomize keep one of them.
  private static boolean isEntry(String reference) {
    return !reference.contains("@");
  }

  private static Mapping entry(String name, Change change) {
    String newName = name(change.reference());
    String tag = change.reference().substring(newName.length());
    return Mapping.builder()
        .put("name", name)
        .putIf(!newName.equals(name), "newName", newName)
        .putIf(!change.was().equals(name + tag), "newTag", tag.replaceFirst("^:", ""))
        .build();
  }

  private static void collect(
      Mapping base, Mapping wanted, SortedMap<String, SortedSet<String>> references) {
    TreeEdits.replaced(
        base,
        Pointer.ROOT,
        (at, value) -> {
          if (isImage(at) && value instanceof Scalar image) {
            SortedSet<String> known =
                references.computeIfAbsent(name(image.text()), _ -> new TreeSet<>());
            wanted
                .find(at)
                .ifPresent(node -> known.add(node instanceof Scalar now ? now.text() : ""));
          }
          return Optional.empty();
        });
  }

  private static void collect(Mapping base, SortedMap<String, String> references) {
    TreeEdits.replaced(
        base,
        Pointer.ROOT,
        (at, value) -> {
          if (isImage(at) && value instanceof Scalar image) {
            references.merge(
                name(image.text()), image.text(), (one, other) -> one.equals(other) ? one : "");
          }
          return Optional.empty();
        });
  }

  private static boolean isImage(Pointer at) {
    return AT.matcher(String.join("/", at.steps())).matches();
  }

  /// Without tag and digest: a colon before the last slash is a port's.
  static String name(String reference) {
    String untagged = reference.replaceFirst("@.*", "");
    int colon = untagged.indexOf(':', untagged.lastIndexOf('/') + 1);
    return colon < 0 ? untagged : untagged.substring(0, colon);
  }

  /// @param was the reference in the base; empty where it has several with this name
  /// @param reference the new one
  record Change(String was, String reference) {}

  /// An object in the base, and what it is to become.
  record Pair(Mapping base, Mapping wanted) {}
}
