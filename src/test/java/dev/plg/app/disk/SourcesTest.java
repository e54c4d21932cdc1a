package dev.plg.app.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.cli.Cli;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final Sources SOURCES = new Sources(Cli.NO_INPUT);

  @Test
  void refuses_a_file_of_100_megabytes_without_reading_it_all(@TempDir Path temp)
      throws IOException {
    Path file = temp.resolve("large.yaml");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100_000_000);
    }
    assertEquals(YamlReader.DEFAULT_LIMIT + 1, SOURCES.read(file.toString()).length);
    Cli run = Cli.run("generate", "-f", file.toString());
    assertEquals(2, run.code());
    assertTrue(run.err().contains("[yaml/too-large]"), run.err());
  }

  @Test
  void refuses_a_device_without_an_end() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "only Unix has an endless device");
    assertEquals(2, Cli.run("generate", "-f", "/dev/zero").code());
  }

  @Test
  void refuses_bytes_that_are_not_utf_8(@TempDir Path temp) throws IOException {
    Path file = Files.write(temp.resolve("x.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    Cli run = Cli.run("generate", "-f", file.toString());
    assertEquals(2, run.code());
    assertTrue(run.err().contains("x.yaml:1:4: error: "), run.err());
    assertTrue(run.err().contains("[yaml/encoding]"), run.err());
  }

  @Test
  void tells_a_missing_file_from_one_that_cannot_be_read(@TempDir Path temp) {
    assertThrows(NoSuchFileException.class, () -> SOURCES.read(temp.resolve("x").toString()));
    assertThrows(NoSuchFileException.class, () -> SOURCES.read("\0"));
    var failure = assertThrows(IOException.class, () -> SOURCES.read(temp.toString()));
    assertEquals("Is a directory", failure.getMessage());
  }
}
