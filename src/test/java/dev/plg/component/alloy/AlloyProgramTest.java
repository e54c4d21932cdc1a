package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The program that `PLG_ALLOY` names takes each configuration, and its formatter leaves it alone.
class AlloyProgramTest {

  private static final String ALLOY = System.getenv().getOrDefault("PLG_ALLOY", "");

  @TempDir Path folder;

  static Stream<DrawnAlloy> drawn() {
    return DrawnAlloy.all();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void takes_the_configuration(DrawnAlloy drawn) throws IOException, InterruptedException {
    assumeFalse(ALLOY.isEmpty(), "PLG_ALLOY names no program");
    String text = drawn.config();
    Path file = Files.writeString(folder.resolve("config.alloy"), text);
    assertEquals("0 " + text, run("fmt", file.toString()));
    assertEquals("0 ", run("validate", file.toString()));
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(ALLOY), Stream.of(arguments)).toList();
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return process.waitFor() + " " + Files.readString(out);
  }
}
