package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.AlloyWriter;
import dev.plg.catalog.BlockKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.RefusedBlocks;
import dev.plg.catalog.Version;
import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.plan.Plan;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for each configuration of Alloy that plg writes.
class DrawnAlloyTest {

  static Stream<DrawnAlloy> drawn() {
    return DrawnAlloy.all();
  }

  /// Whose image a stack may name instead: 1.0 to 1.18.
  private static Stream<Version> versions() {
    return IntStream.rangeClosed(0, 18)
        .mapToObj(it -> Version.parse("1." + it + ".0").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void every_version_knows_its_blocks_and_arguments(DrawnAlloy drawn) {
    AlloyFile config = AlloyFile.read(Scalar.of(drawn.config()));
    versions()
        .forEach(
            version ->
                assertEquals(
                    List.of(),
                    RefusedBlocks.of(
                            BlockKeys.of(Program.ALLOY, Optional.of(version)).orElseThrow(), config)
                        .toList(),
                    version + " " + drawn));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void the_parser_reads_what_the_printer_wrote(DrawnAlloy drawn) {
    String text = drawn.config();
    AlloyFile config = AlloyFile.read(Scalar.of(text));
    assertEquals(List.of(), config.faults());
    assertEquals(text, AlloyWriter.write(config.blocks()));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void every_format_carries_the_configuration(DrawnAlloy drawn) {
    Plan plan = drawn.plan();
    String line = "loki.write \"default\" {";
    for (Format format : List.of(Format.MANIFESTS, Format.KUSTOMIZE, Format.HELM)) {
      assertEquals(List.of(), format.emitter().unsupported(plan), format.toString());
      assertTrue(
          format.emitter().tree(Deployment.of(plan)).files().values().stream()
              .anyMatch(it -> it.contains(line)),
          () -> format + " of " + drawn);
    }
  }
}
