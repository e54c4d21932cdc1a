package dev.plg.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Runs the commands on standard input, a line each, in one process: for tests that need a process
/// of another kind than their own, without starting one for each command.
final class Session {

  private Session() {}

  public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Cli run = Cli.run(line.split(" "));
      String failure =
          run.err().lines().filter(it -> it.startsWith("plg: cannot")).findFirst().orElse("");
      System.out.println("%d %s".formatted(run.code(), failure).strip());
    }
  }
}
