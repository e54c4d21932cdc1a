import java.io.IOException;
import java.io.StringWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// Builds `target/plg`: a Java run time that holds plg and its libraries as one module, with an
/// ahead-of-time cache of their loaded and linked classes.
///
/// One module inside the run time's own image, not jars on a class path: no jar is opened at the
/// start, and the cache stays valid when the folder is copied (the JVM checks a jar's time stamp,
/// but not that of its own image).
///
/// Arguments: the project folder, the folder of the build, the class path, the picocli sources jar.
record Image(Path project, Path work, Path image) {

  static final String MODULE = "dev.plg";
  static final String MAIN = "dev.plg.cli.Main";
  static final String WARM_UP = "dev.plg.cli.WarmUp";

  /// What the JVM runs with, in training as in use: the cache is refused when they differ.
  static final List<String> OPTIONS =
      List.of(
          // A run lasts a fraction of a second: the cheapest collector and compiler win.
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          // Fixed, so that a large machine does not choose another layout of objects or heap.
          "-Xmx96m",
          // No file in the temporary folder at each start.
          "-XX:-UsePerfData",
          // A cache that is refused costs time, not a word on the terminal.
          "-Xlog:disable",
          // Bytes mean UTF-8 wherever they come from, whatever the locale says.
          "-Dstdin.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  static void main(String[] args) throws Exception {
    var target = Path.of(args[1]);
    var image = new Image(Path.of(args[0]), target.resolve("image"), target.resolve("plg"));
    delete(image.work);
    delete(image.image);
    image.collectClasses(args[2].split(System.getProperty("path.separator")));
    image.compile(Path.of(args[3]));
    image.describeModule();
    image.link();
    image.addLauncher();
    image.train();
  }

  Path classes() {
    return work.resolve("classes");
  }

  /// Unpacks everything on the class path into one folder; a class that comes twice is an error.
  void collectClasses(String[] classPath) throws IOException {
    for (var entry : classPath) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        copyFolder(path);
      } else {
        copyJar(path);
      }
    }
  }

  void copyFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (var file : files.toList()) {
        var to = place(folder.relativize(file).toString());
        Files.copy(file, to);
      }
    }
  }

  void copyJar(Path path) throws IOException {
    try (var jar =
        new JarFile(path.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      // The versioned view of a multi-release jar: what this Java version would load.
      for (var entry : jar.versionedStream().filter(entry -> !entry.isDirectory()).toList()) {
        var name = entry.getName();
        if (isNotice(name)) {
          name = "legal/" + path.getFileName() + "/" + Path.of(name).getFileName();
        } else if (name.equals("module-info.class") || name.startsWith("META-INF/")) {
          continue;
        }
        try (var in = jar.getInputStream(entry)) {
          Files.copy(in, place(name));
        }
      }
    }
  }

  static boolean isNotice(String name) {
    return name.matches("(META-INF/)?(LICENSE|NOTICE)(\\.\\w+)?");
  }

  Path place(String name) throws IOException {
    var root = name.startsWith("legal/") ? work : classes();
    var path = root.resolve(name);
    Files.createDirectories(path.getParent());
    return path;
  }

  /// picocli as it is published holds class files of Java 5, which the cache refuses one and all.
  void compile(Path picocliSources) throws IOException {
    var sources = work.resolve("sources");
    try (var jar = new JarFile(picocliSources.toFile())) {
      for (var entry : jar.stream().filter(entry -> entry.getName().endsWith(".java")).toList()) {
        var path = sources.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        try (var in = jar.getInputStream(entry)) {
          Files.copy(in, path);
        }
      }
    }
    var arguments =
        new ArrayList<>(
            List.of("-nowarn", "-Xlint:none", "-proc:none", "-XDignore.symbol.file", "-g:source,lines"));
    arguments.addAll(List.of("-cp", classes().toString(), "-d", classes().toString()));
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    arguments.add(project.resolve("src/build/WarmUp.java").toString());
    run("javac", arguments.toArray(String[]::new));
  }

  /// Asks jdeps for the modules of the run time that the classes need.
  void describeModule() throws IOException {
    var needed =
        run(
            "jdeps",
            "--multi-release",
            "base",
            "--ignore-missing-deps",
            "--print-module-deps",
            classes().toString());
    var requires =
        Arrays.stream(needed.strip().split(","))
            .map(module -> "  requires " + module + ";\n")
            .collect(Collectors.joining());
    var source = work.resolve("module-info.java");
    // Open: resources are looked up by name, and libraries look into one another.
    Files.writeString(source, "open module " + MODULE + " {\n" + requires + "}\n");
    run("javac", "-d", classes().toString(), source.toString());
  }

  void link() {
    run(
        "jlink",
        "--module-path",
        classes().toString(),
        "--add-modules",
        MODULE,
        "--output",
        image.toString(),
        "--add-options=" + String.join(" ", OPTIONS),
        "--vm=server",
        "--no-header-files",
        "--no-man-pages");
  }

  void addLauncher() throws IOException {
    var launcher = image.resolve("bin/plg");
    Files.copy(project.resolve("src/build/plg"), launcher);
    launcher.toFile().setExecutable(true, false);
  }

  /// Runs the commands of `src/build/warm-up` in one JVM, which leaves the cache when it ends.
  void train() throws IOException, InterruptedException {
    var cache = image.resolve("lib/plg.aot");
    java("-XX:AOTCacheOutput=" + cache, "-m", MODULE + "/" + WARM_UP, project.resolve("src/build/warm-up").toString());
    // `on`: a cache that can't be used is an error here, and silence later.
    java("-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-m", MODULE + "/" + MAIN, "version");
  }

  void java(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(image.resolve("bin/java").toString());
    command.addAll(List.of(arguments));
    var log = work.resolve("java.log");
    var process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Options from outside would make another cache than the launcher asks for.
    for (var name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")) {
      process.environment().remove(name);
    }
    if (process.start().waitFor() != 0) {
      fail(String.join(" ", command), Files.readString(log));
    }
  }

  static String run(String tool, String... arguments) {
    var printed = new StringWriter();
    var writer = new PrintWriter(printed, true);
    if (ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments) != 0) {
      fail(tool, printed.toString());
    }
    return printed.toString();
  }

  static void fail(String step, String printed) {
    System.err.println("image: " + step + " failed:\n" + printed);
    System.exit(1);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
