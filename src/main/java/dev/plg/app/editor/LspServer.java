package dev.plg.app.editor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The language server in a process of its own: no other command pays for its library.
public final class LspServer {

  /// By its name: in the image it is not among plg's own classes.
  private static final String PROGRAM = "dev.plg.app.editor.lsp.LspProgram";

  private LspServer() {}

  /// Serves the editor at this process's standard streams until it says that it ends.
  ///
  /// @return the exit code of the process
  /// @throws IOException where this package has no language server
  public static int serve() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(classPath());
    command.add(PROGRAM);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      throw new IOException("the language server was interrupted", e);
    }
  }

  /// In the image the library is in a folder of its own, and plg a module that the folder reads.
  private static List<String> classPath() throws IOException {
    Path folder = Path.of(System.getProperty("java.home"), "lib", "lsp");
    String own = System.getProperty("java.class.path", "");
    if (Files.isDirectory(folder)) {
      return List.of(
          "--add-modules", "dev.plg", "-cp", folder + File.pathSeparator + folder.resolve("*"));
    }
    if (!own.contains("lsp4j")) {
      throw new IOException("this package of plg has no language server");
    }
    return List.of("-cp", own);
  }
}
