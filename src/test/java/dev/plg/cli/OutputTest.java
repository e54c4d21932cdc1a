package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.app.disk.Directory;
import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.Output;
import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.disk.OutputFile;
import dev.plg.app.disk.StandardOutput;
import dev.plg.app.disk.WriteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

  @Test
  void takes_a_name_that_ends_as_yaml_does_for_a_file(@TempDir Path temp) {
    assertInstanceOf(StandardOutput.class, Output.of("-", false, Directory.GUARDED));
    assertInstanceOf(OutputFile.class, output(temp, "x.yaml"));
    assertInstanceOf(OutputFile.class, output(temp, "x.yml"));
    assertInstanceOf(OutputDirectory.class, output(temp, "x"));
    assertInstanceOf(OutputDirectory.class, output(temp, "x.yaml/"));
  }

  @Test
  void takes_what_exists_for_what_it_is(@TempDir Path temp) throws IOException {
    Files.createDirectory(temp.resolve("x.yaml"));
    Files.createFile(temp.resolve("x"));
    assertInstanceOf(OutputDirectory.class, output(temp, "x.yaml"));
    assertInstanceOf(OutputFile.class, output(temp, "x"));
  }

  @Test
  void writes_a_directory_with_a_file_an_object(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    Cli.run("generate", "--profile", "dev", "-o", out.root().toString());
    assertTrue(out.names().contains("loki/statefulset.yaml"), out.names().toString());
    assertTrue(out.read("loki/statefulset.yaml").startsWith("apiVersion: apps/v1\n"));
  }

  @Test
  void refuses_with_findings_and_exit_code_1(@TempDir Path temp) throws IOException {
    Files.createFile(temp.resolve("mine"));
    Cli run = Cli.run("generate", "--profile", "dev", "-o", temp.toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("[output/not-owned]"), run.err());
  }

  @Test
  void fails_with_exit_code_3_where_a_file_stands_for_a_directory(@TempDir Path temp)
      throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    Cli run = Cli.run("generate", "--profile", "dev", "-o", file.resolve("out").toString());
    assertEquals(3, run.code());
    assertTrue(run.err().startsWith("plg: cannot write '" + file), run.err());
  }

  @Test
  void writes_nothing_where_there_is_an_error(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("x.yaml"), "before");
    Cli run = Cli.run("generate", "--profile", "dev", "--set", "tier=x", "-o", file.toString());
    assertEquals(1, run.code());
    assertEquals("before", Files.readString(file));
  }

  @Test
  void replaces_a_file_behind_its_link_and_keeps_its_permissions(@TempDir Path temp)
      throws IOException {
    Path file = Files.writeString(temp.resolve("real"), "before");
    Path link = Files.createSymbolicLink(temp.resolve("link.yaml"), file);
    var shared = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(file, shared);
    new OutputFile(link, true, Directory.GUARDED).write("after", InputFiles.NONE);
    assertTrue(Files.readString(file).endsWith("\nafter"));
    assertEquals(shared, Files.getPosixFilePermissions(file));
    assertTrue(Files.isSymbolicLink(link));
    try (var left = Files.list(temp)) {
      assertEquals(List.of(link, file), left.sorted().toList());
    }
  }

  @Test
  void writes_into_a_device() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a full device");
    new OutputFile(Path.of("/dev/null"), false, Directory.GUARDED).write("text", InputFiles.NONE);
    var full = new OutputFile(Path.of("/dev/full"), false, Directory.GUARDED);
    var failure = assertThrows(WriteFailure.class, () -> full.write("text", InputFiles.NONE));
    assertEquals("cannot write '/dev/full': no space left on device", failure.getMessage());
  }

  private static Output output(Path folder, String name) {
    return Output.of(folder + "/" + name, false, Directory.GUARDED);
  }
}
