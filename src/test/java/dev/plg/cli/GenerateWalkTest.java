package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the arguments of `plg generate` to its product without a detour: each step has one place.
class GenerateWalkTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.plg.cli", "dev.plg.app");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dev.plg.profile.Request.<init>          | dev.plg.cli.                      | StackOptions
          java.util.Collections.frequency         | dev.plg.cli.StackOptions          | StackOptions
          java.util.Collections.frequency         | dev.plg.cli.Generate              |
          dev.plg.app.generate.Recipe.emitter     | dev.plg.                          | Run
          dev.plg.emit.format.Format.emitter      | dev.plg.                          | Recipe
          """)
  void is_called_once(String called, String from, String by) {
    List<String> callers =
        CLASSES.stream()
            .filter(type -> type.getName().startsWith(from))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> name(access).equals(called))
            .map(access -> access.getOriginOwner().getSimpleName())
            .toList();
    assertEquals(by == null ? List.of() : List.of(by), callers);
  }

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }
}
