package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedGolden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// A dump of a cluster of many tenants holds the same programs in one namespace after the other.
/// What is said of one is said of each, and a rule that compares each with all others does not end
/// in time.
class LintManyTest {

  private static final Path FULL = UnpackedGolden.path("profiles", "full", "3.7", "manifests");
  private static final Pattern FINDING = Pattern.compile("^-:[0-9].*", Pattern.MULTILINE);
  private static final int MANY = 300;

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void says_of_each_namespace_what_it_says_of_one() throws IOException {
    String one = withoutMemory();
    long said = findings(one);
    assertTrue(said >= 4, "the programs of one namespace have a finding each, not " + said);
    String all =
        Stream.iterate(0, count -> count + 1)
            .limit(MANY)
            .map(count -> one.replace("monitoring", "tenant-" + count))
            .collect(Collectors.joining());
    assertEquals(MANY * said, findings(all));
  }

  /// A list is read otherwise than documents, and its items carry what the API server wrote.
  @Test
  void says_of_a_list_what_it_says_of_its_items() throws IOException {
    String documents = withoutMemory();
    var list =
        new StringBuilder("apiVersion: v1\nitems:\n- apiVersion: example.com/v1\n  kind: Other\n");
    for (String document : documents.split("(?m)^---\n", -1)) {
      list.append(document.isBlank() ? "" : asItem(document));
    }
    list.append("kind: List\n");
    List<String> said = messages(documents);
    assertTrue(said.size() >= 4, said::toString);
    assertEquals(said, messages(list.toString()));
  }

  private static String asItem(String document) {
    String status = "status:\n  conditions: [{type: Ready}]\n";
    String whole =
        document.replaceFirst(
                "\nmetadata:\n", "\nmetadata:\n  managedFields: [{manager: kubectl}]\n")
            + status;
    return "- " + whole.indent(2).substring(2);
  }

  private static List<String> messages(String manifests) {
    return FINDING
        .matcher(Cli.runWith(manifests, "lint", "-").out())
        .results()
        .map(line -> line.group().replaceFirst("^-:[0-9:]+ ", ""))
        .sorted()
        .toList();
  }

  private static long findings(String manifests) {
    // What belongs to no namespace is written once for each.
    return FINDING
        .matcher(Cli.runWith(manifests, "lint", "-").out())
        .results()
        .filter(line -> !line.group().contains("[lint/object-twice]"))
        .count();
  }

  /// All programs of a stack, which request no memory.
  private static String withoutMemory() throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(FULL)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().equals("configmap-dashboards.yaml")) {
          all.append("---\n").append(Files.readString(file));
        }
      }
    }
    return all.toString().replaceAll(" +memory: .*\n", "");
  }
}
