package dev.plg.cli;

import dev.plg.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each folder of `golden/cli` is a run of plg: `args` holds its arguments, `stdin` what it reads
/// where there is one; `out` and `err` are what came of it, a stream without a word has no file.
/// The last line of `err` is the exit code, where it is not 0. `./plg $(cat
/// golden/cli/<case>/args)` does the same.
class CliGoldenTest {

  private static final Path CASES = Path.of("golden", "cli");
  private static final Set<String> RESULTS = Set.of("out", "err");

  @TestFactory
  Stream<DynamicTest> prints_what_the_golden_files_say() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(folder -> DynamicTest.dynamicTest(name(folder), () -> verify(folder)));
    }
  }

  private static void verify(Path folder) throws IOException {
    Cli run = Cli.runWith(text(folder.resolve("stdin")), args(folder));
    var results = new TreeMap<String, String>();
    putWords(results, "out", run.out());
    putWords(results, "err", run.err() + exit(run.code()));
    Golden.verifyTree(Path.of("cli", name(folder)), results, RESULTS::contains);
  }

  static String exit(int code) {
    return code == ExitCode.DONE ? "" : "exit %d\n".formatted(code);
  }

  private static void putWords(Map<String, String> results, String name, String text) {
    if (!text.isEmpty()) {
      results.put(name, text);
    }
  }

  private static String[] args(Path folder) throws IOException {
    return text(folder.resolve("args")).strip().split("\\s+");
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
