package dev.plg.app.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearPathTest {

  @TempDir Path folder;

  @BeforeEach
  void write_some_files() throws IOException {
    Files.createDirectories(folder.resolve("manifests"));
    Files.writeString(folder.resolve("manifests/loki.yaml"), "");
    Files.writeString(folder.resolve("stack.yaml"), "");
  }

  @Test
  void a_misspelt_name_is_led_to_what_is_there() {
    assertEquals(Optional.of(folder + "/stack.yaml"), near("stak.yaml"));
    assertEquals(Optional.of(folder + "/manifests/loki.yaml"), near("manifests/lokki.yaml"));
    assertEquals(Optional.of(folder + "/manifests"), near("manifest"));
  }

  @Test
  void a_misspelt_folder_is_corrected_on_the_way() {
    assertEquals(Optional.of(folder + "/manifests/loki.yaml"), near("manifest/loki.yaml"));
    assertEquals(Optional.of(folder + "/manifests"), near("manifest/other.yaml"));
  }

  @Test
  void nothing_is_said_where_nothing_is_near() {
    assertEquals(Optional.empty(), near("values.yaml"));
    assertEquals(Optional.empty(), near("elsewhere/values.yaml"));
    assertEquals(Optional.empty(), near("stack.yaml"));
    assertEquals(Optional.empty(), near("stack.yaml/below"));
    assertEquals(Optional.empty(), NearPath.of("\0"));
    assertEquals(Optional.empty(), NearPath.of(""));
    assertEquals(Optional.empty(), NearPath.of("/"));
  }

  private Optional<String> near(String name) {
    return NearPath.of(folder.resolve(name).toString());
  }
}
