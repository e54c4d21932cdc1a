package dev.plg.cli;

import dev.plg.Golden;
import dev.plg.LintCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each file of `golden/lint` is a run of `plg lint`, see [LintCase]. Those with a number were cut
/// from public reports, which their first line names.
class LintGoldenTest {

  @TestFactory
  Stream<DynamicTest> prints_what_the_golden_files_say(@TempDir Path temporary) throws IOException {
    return LintCase.all().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> verify(file, temporary)));
  }

  private static void verify(Path file, Path temporary) throws IOException {
    LintCase lint = LintCase.read(file);
    Path folder = lint.unpack(Files.createTempDirectory(temporary, "case"));
    Cli run = Cli.run(lint.words(folder));
    String place = folder + "/";
    Golden.verify(
        Path.of("lint").resolve(file.getFileName()),
        lint.with(
            run.out().replace(place, ""),
            run.err().replace(place, "") + CliGoldenTest.exit(run.code())));
  }
}
