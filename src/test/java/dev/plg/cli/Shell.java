package dev.plg.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// A shell with plg, as it was compiled, on its PATH.
final class Shell {

  /// What came of a command.
  record Run(int code, String out, String err) {}

  private Shell() {}

  /// Runs a command in a folder.
  static Run run(Path folder, String command, Map<String, String> environment) throws IOException {
    Path bin = Files.createTempDirectory("plg-bin");
    Path plg = Files.writeString(bin.resolve("plg"), script());
    Files.setPosixFilePermissions(plg, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path out = bin.resolve("out");
    Path err = bin.resolve("err");
    var builder = new ProcessBuilder("sh", "-e", "-c", command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    try {
      int code = builder.start().waitFor();
      return new Run(code, Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      for (Path file : new Path[] {out, err, plg, bin}) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String script() {
    return "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName());
  }
}
