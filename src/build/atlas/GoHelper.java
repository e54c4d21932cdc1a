package atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/// A Go program of `src/build` that answers a line of JSON with a line of JSON. It runs as often as
/// there are processors, and its answers are kept in `target/atlas`, since most of what is asked
/// was asked by an earlier run.
final class GoHelper implements AutoCloseable {

  private static final Path CACHE = Path.of("target/atlas");

  /// What an answer depends on, and the question.
  interface Question {
    String text() throws IOException;
  }

  private record Running(Process process, Writer asked, BufferedReader given) {}

  private final BlockingQueue<Running> idle = new LinkedBlockingQueue<>();
  private final Path program;
  private final String sources;

  /// Builds and starts the program of a folder.
  GoHelper(Path source) throws IOException {
    Files.createDirectories(CACHE);
    sources = text(source);
    program = Files.createTempFile(source.getFileName().toString(), "");
    build(source, program);
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      var process =
          new ProcessBuilder(program.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      idle.add(
          new Running(
              process,
              process.outputWriter(StandardCharsets.UTF_8),
              process.inputReader(StandardCharsets.UTF_8)));
    }
  }

  private static String text(Path source) throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static void build(Path source, Path program) throws IOException {
    var go =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(source.toFile())
            .inheritIO()
            .start();
    try {
      if (go.waitFor() != 0) {
        throw new IOException("go build failed in " + source);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// The answer to a question. Several threads may ask at once.
  ///
  /// @param about all that the answer depends on
  String ask(String about, Question question) throws IOException {
    Path known = CACHE.resolve(digest(sources + about));
    if (!Files.exists(known)) {
      Path fresh = Files.createTempFile(CACHE, "answer", "");
      Files.writeString(fresh, answer(question.text()));
      Files.move(fresh, known, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(known);
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java has it
    }
  }

  private String answer(String question) throws IOException {
    try {
      Running running = idle.take();
      try {
        running.asked().write(question + "\n");
        running.asked().flush();
        String line = running.given().readLine();
        if (line == null) {
          throw new IOException("the Go program " + program + " ended");
        }
        return line;
      } finally {
        idle.add(running);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Running running : idle) {
      running.asked().close();
    }
    Files.delete(program);
  }
}
