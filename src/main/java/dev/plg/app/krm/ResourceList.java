package dev.plg.app.krm;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a function of the Kubernetes resource model gets on standard input: objects, and an object
/// that says what to do with them.
///
/// @param root the whole document
/// @param items the objects
/// @param functionConfig the stack
/// @param findings why it cannot be used; empty where it can
// kustomize v5.5.0 cmd/config/docs/api-conventions/functions-spec.md
public record ResourceList(
    Mapping root, List<Mapping> items, Mapping functionConfig, List<Finding> findings) {

  /// The name of standard input.
  public static final String FILE = "-";

  static final String FUNCTION_CONFIG = "functionConfig";
  static final String ITEMS = "items";

  private static final String KIND = "ResourceList";
  private static final String GROUP = "config.kubernetes.io/";
  private static final Set<String> VERSIONS =
      Set.of(GROUP + "v1", GROUP + "v1beta1", GROUP + "v1alpha1");

  public ResourceList {
    items = List.copyOf(items);
    findings = List.copyOf(findings);
  }

  /// Reads a text of at most `limit` bytes.
  public static ResourceList read(byte[] text, int limit) {
    Parsed parsed = YamlReader.read(FILE, text, limit);
    var findings = new ArrayList<Finding>(parsed.findings());
    List<Document> documents = parsed.documents();
    Node root = documents.isEmpty() ? Mapping.EMPTY : documents.getFirst().root();
    if (!parsed.hasErrors() && documents.size() != 1) {
      findings.add(
          noList(
              documents.isEmpty() ? Location.of(FILE) : documents.get(1).root().place(),
              documents.isEmpty() ? "it is empty" : "it holds a second document"));
    }
    return findings.stream().anyMatch(Finding::isError)
        ? new ResourceList(Mapping.EMPTY, List.of(), Mapping.EMPTY, findings)
        : of(root, findings);
  }

  private static ResourceList of(Node root, List<Finding> findings) {
    if (!(root instanceof Mapping list) || !isList(list)) {
      findings.add(noList(root.place(), "it is something else"));
      return new ResourceList(Mapping.EMPTY, List.of(), Mapping.EMPTY, findings);
    }
    Node given = list.find(ITEMS).orElse(Scalar.NULL);
    if (!(given instanceof Sequence) && !given.equals(Scalar.NULL)) {
      findings.add(noList(given.place(), "`items` is not a list"));
    }
    var items = new ArrayList<Mapping>();
    for (Node item : list.sequence(ITEMS).items()) {
      if (item instanceof Mapping object) {
        items.add(object);
      } else {
        findings.add(noList(item.place(), "this item is not an object"));
      }
    }
    checkConfig(list, findings);
    return new ResourceList(list, items, list.mapping(FUNCTION_CONFIG), findings);
  }

  private static boolean isList(Mapping root) {
    return root.text("kind").filter(KIND::equals).isPresent()
        && root.text("apiVersion").filter(VERSIONS::contains).isPresent();
  }

  private static void checkConfig(Mapping list, List<Finding> findings) {
    Mapping config = list.mapping(FUNCTION_CONFIG);
    String apiVersion = config.text("apiVersion").orElse("");
    String kind = config.text("kind").orElse("");
    if (!apiVersion.equals("plg/v1") || !kind.equals("Stack")) {
      String what = config.isEmpty() ? "none" : "%s of %s".formatted(kind, apiVersion);
      findings.add(
          Finding.error(
              "input/function-config",
              config.isEmpty() ? list.place() : config.place(),
              "`functionConfig` must be a Stack of plg/v1, here is " + what,
              "it describes what plg generates",
              "name the stack file under `generators` in the kustomization"));
    }
  }

  private static Finding noList(Location place, String what) {
    return Finding.error(
        "input/resource-list",
        place,
        "standard input must be one %s of %sv1: %s".formatted(KIND, GROUP, what),
        "kustomize writes it where a stack file names plg as its function",
        "to print manifests of a stack file, use `plg generate -f FILE`");
  }

  /// The version that the answer has to have too.
  String apiVersion() {
    return root.text("apiVersion").orElse(GROUP + "v1");
  }

  /// The answer to this list.
  ///
  /// @param objects the items of the answer
  public Mapping answer(List<Mapping> objects, List<Mapping> results) {
    return Mapping.builder()
        .put("apiVersion", apiVersion())
        .put("kind", KIND)
        .put(ITEMS, objects)
        .putIf(!results.isEmpty(), "results", results)
        .build();
  }
}
