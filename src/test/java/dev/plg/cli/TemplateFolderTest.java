package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFolderTest {

  private static final String NAME = "namespace/namespace.yaml.ftl";
  private static final String TEMPLATE =
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: mine}\n";

  @Test
  void replaces_a_shipped_template(@TempDir Path temp) throws IOException {
    write(temp, NAME, TEMPLATE);
    Cli run = Cli.run("generate", "--profile", "dev", "--templates", temp.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("  name: mine\n"), run.out());
  }

  @Test
  void places_a_fault_in_the_file_that_was_named(@TempDir Path temp) throws IOException {
    write(temp, NAME, "kind: Namespace\nmetadata: ${y(nothing.there)}\n");
    Cli run = Cli.run("generate", "--profile", "dev", "--templates", temp.toString());
    assertEquals(1, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains(temp.resolve(NAME) + ":2:"), run.err());
    assertTrue(run.err().contains("2 | metadata: ${y(nothing.there)}"), run.err());
  }

  @Test
  void refuses_a_file_that_would_be_ignored(@TempDir Path temp) throws IOException {
    write(temp, "namespace/namespaces.yaml.ftl", TEMPLATE);
    write(temp, "README.md", "");
    var findings = read(temp);
    assertEquals(List.of("template/unknown", "template/unknown"), rules(findings));
    assertEquals("did you mean '" + NAME + "'?", findings.getLast().fix());
  }

  @Test
  void passes_over_hidden_files(@TempDir Path temp) throws IOException {
    write(temp, ".git/config", "");
    write(temp, "namespace/.swp", "");
    assertEquals(List.of(), read(temp));
  }

  @Test
  void refuses_a_folder_that_is_not_there_or_none(@TempDir Path temp) throws IOException {
    assertEquals(List.of("input/missing"), rules(read(temp.resolve("x"))));
    write(temp, "file", "");
    assertEquals(List.of("input/unreadable"), rules(read(temp.resolve("file"))));
  }

  @Test
  void refuses_a_folder_with_more_files_than_templates_ever_were(@TempDir Path temp)
      throws IOException {
    for (int i = 0; i <= 1000; i++) {
      write(temp, Integer.toString(i), "");
    }
    assertEquals(List.of("input/unreadable"), rules(read(temp)));
  }

  @Test
  void refuses_a_template_that_is_not_utf_8_or_too_large(@TempDir Path temp) throws IOException {
    write(temp, NAME, "");
    Files.write(temp.resolve(NAME), new byte[] {(byte) 0xE9});
    assertEquals(List.of("input/encoding"), rules(read(temp)));
    Files.write(temp.resolve(NAME), new byte[4_000_000]);
    assertEquals(List.of("input/unreadable"), rules(read(temp)));
  }

  private static List<Finding> read(Path folder) {
    return TemplateFolder.read(Optional.of(folder.toString())).findings();
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
