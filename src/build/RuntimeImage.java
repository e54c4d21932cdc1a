import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
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
/// Arguments: the project folder, the folder of the build, the class path, the picocli sources jar,
/// the folders with the jars of the Helm SDK, the layout kernel and the language server.
record RuntimeImage(Path project, Path work) {

  static final String MODULE = "dev.plg";
  static final String MAIN = "dev.plg.cli.Main";
  static final String HELM_PROGRAM = "dev/plg/source/render/sdk";
  static final String LAYOUT_PROGRAM = "dev/plg/app/graph/elk";
  static final String LSP_PROGRAM = "dev/plg/app/editor/lsp";
  static final String WARM_UP = "dev.plg.cli.WarmUp";

  /// What the JVM runs with, in training as in use: the cache is refused when they differ.
  static final List<String> OPTIONS =
      List.of(
          // A run lasts a fraction of a second: the cheapest collector and compiler win.
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          // Compiling ahead what training found hot keeps a core busy longer than the run lasts.
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining",
          // Fixed, so that a large machine does not choose another layout of objects or heap.
          "-Xmx96m",
          // No file in the temporary folder at each start.
          "-XX:-UsePerfData",
          // The cache lies where it was made for: to move it elsewhere, as is done against attacks
          // on
          // programs that live long, every pointer in it is rewritten, 12 ms of 28 until `main`.
          "-XX:ArchiveRelocationMode=0",
          // Its default reserves a gigabyte, which a limit on virtual memory may refuse.
          "-XX:CompressedClassSpaceSize=64m",
          // A cache that is refused costs time, not a word on the terminal.
          "-Xlog:disable",
          // Bytes mean UTF-8 wherever they come from, whatever the locale says.
          "-Dstdin.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          // picocli looks for Groovy, and for converters to types that no option has.
          "-Dpicocli.disable.closures=true",
          "-Dpicocli.converters.excludes=java.*",
          // Templates report by exception; FreeMarker's search for a logging library is in vain.
          "-Dorg.freemarker.loggerLibrary=none",
          // The validator logs through SLF4J, which says on stderr that nobody listens.
          "-Dslf4j.internal.verbosity=ERROR",
          "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");

  static void main(String[] args) throws Exception {
    var target = Path.of(args[1]);
    var libraries = Arrays.stream(args[2].split(File.pathSeparator)).map(Path::of).toList();
    var image = new RuntimeImage(Path.of(args[0]), target.resolve("image"));
    delete(image.work);
    image.collectClasses(libraries);
    image.compile(Path.of(args[3]));
    image.takeOut(HELM_PROGRAM, "helm");
    image.takeOut(LAYOUT_PROGRAM, "elk");
    image.takeOut(LSP_PROGRAM, "lsp");
    Bootstraps.writeOut(image.classes());
    image.leaveReflectionOut();
    image.describeModule(libraries);
    image.link();
    image.addLauncher();
    image.add("helm", Path.of(args[4]));
    image.add("elk", Path.of(args[5]));
    image.add("lsp", Path.of(args[6]));
    image.addNotices();
    image.train();
    // Moved as the last act: an image that is there is whole.
    delete(target.resolve("plg"));
    Files.move(image.home(), target.resolve("plg"));
  }

  Path classes() {
    return work.resolve("classes");
  }

  Path notices() {
    return work.resolve("legal");
  }

  Path home() {
    return work.resolve("plg");
  }

  /// Unpacks everything on the class path into one folder; a class that comes twice is an error.
  void collectClasses(List<Path> classPath) throws IOException {
    for (var entry : classPath) {
      if (Files.isDirectory(entry)) {
        copyFolder(entry, classes());
      } else {
        copyJar(entry);
      }
    }
  }

  void copyJar(Path path) throws IOException {
    try (var jar = new JarFile(path.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      // The versioned view of a multi-release jar: what this Java version would load.
      for (var entry : jar.versionedStream().filter(entry -> !entry.isDirectory()).toList()) {
        var name = entry.getName();
        if (name.matches("(META-INF/)?(LICENSE|NOTICE)(\\.\\w+)?")) {
          var library = notices().resolve(path.getFileName());
          copy(jar, entry, library.resolve(name.replace("META-INF/", "")));
        } else if (!name.startsWith("META-INF/") && !name.equals("module-info.class")) {
          copy(jar, entry, classes().resolve(name));
        }
      }
    }
  }

  /// picocli as it is published holds class files of Java 5, which the cache refuses one and all.
  void compile(Path picocliSources) throws IOException {
    var sources = work.resolve("sources");
    try (var jar = new JarFile(picocliSources.toFile())) {
      for (var entry : jar.stream().filter(entry -> entry.getName().endsWith(".java")).toList()) {
        copy(jar, entry, sources.resolve(entry.getName()));
      }
    }
    var arguments =
        new ArrayList<>(
            List.of("-nowarn", "-Xlint:none", "-proc:none", "-cp", classes().toString()));
    arguments.addAll(List.of("-d", classes().toString()));
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    arguments.add(project.resolve("src/build/WarmUp.java").toString());
    run("javac", arguments.toArray(String[]::new));
  }

  /// The programs that render charts, lay graphs out and serve editors are no part of the module:
  /// each runs in a process of its own, with libraries that no other command loads.
  void takeOut(String program, String folder) throws IOException {
    var classes = classes().resolve(program);
    copyFolder(classes, work.resolve(folder).resolve(program));
    delete(classes);
  }

  /// Empties the list of the members that FreeMarker's bean wrapper may show to templates. Looking
  /// them up takes longer than all templates do, and no bean ever reaches a template: the engine's
  /// wrapper takes nothing but plg's own values (see dev.plg.template.Engine).
  void leaveReflectionOut() throws IOException {
    var rules = classes().resolve("freemarker/ext/beans/DefaultMemberAccessPolicy-rules");
    if (Files.size(rules) == 0) {
      fail("leaving reflection out", rules + " is empty already");
    }
    Files.writeString(rules, "");
  }

  /// Writes the module's declaration: what jdeps sees that the classes require of the run time, and
  /// the services that the libraries look for and offer.
  void describeModule(List<Path> classPath) throws IOException {
    var needed =
        run(
            "jdeps",
            "--multi-release=base",
            "--ignore-missing-deps",
            "--print-module-deps",
            classes().toString());
    var lines = new TreeSet<String>();
    for (var module : needed.strip().split(",")) {
      lines.add("requires " + module);
    }
    var offers = new TreeMap<String, TreeSet<String>>();
    var jars = classPath.stream().filter(Files::isRegularFile).toArray(Path[]::new);
    for (var library : ModuleFinder.of(jars).findAll()) {
      library.descriptor().uses().forEach(service -> lines.add("uses " + service));
      for (var offer : library.descriptor().provides()) {
        offers.computeIfAbsent(offer.service(), _ -> new TreeSet<>()).addAll(offer.providers());
      }
    }
    offers.forEach(
        (service, providers) ->
            lines.add("provides " + service + " with " + String.join(", ", providers)));
    var source = work.resolve("module-info.java");
    // Open: resources are looked up by name, and libraries look into one another.
    var declaration =
        lines.stream()
            .map(line -> "  " + line + ";\n")
            .collect(Collectors.joining("", "open module " + MODULE + " {\n", "}\n"));
    Files.writeString(source, declaration);
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
        home().toString(),
        "--add-options=" + String.join(" ", options()),
        "--vm=server",
        "--no-header-files",
        "--no-man-pages");
  }

  /// The options of every system, and those of this one.
  static List<String> options() {
    var options = new ArrayList<>(OPTIONS);
    if (System.getProperty("os.name").equals("Linux")) {
      // A fresh heap is a page fault every 4 KiB, or every 2 MiB; no other system knows the option,
      // and Linux does without where it is turned off.
      options.add("-XX:+UseTransparentHugePages");
    }
    return options;
  }

  void addLauncher() throws IOException {
    var launcher = home().resolve("bin/plg");
    Files.copy(project.resolve("src/build/plg"), launcher);
    launcher.toFile().setExecutable(true, false);
  }

  /// A program that was taken out, and its libraries.
  void add(String folder, Path jars) throws IOException {
    copyFolder(work.resolve(folder), home().resolve("lib").resolve(folder));
    copyFolder(jars, home().resolve("lib").resolve(folder));
  }

  /// The licences of the libraries, beside those of the run time.
  void addNotices() throws IOException {
    copyFolder(notices(), home().resolve("legal"));
  }

  /// One cache for what plg ships, and one for what a user wrote: the launcher chooses.
  void train() throws IOException, InterruptedException {
    train("plg", "warm-up");
    train("own", "warm-up-own");
  }

  /// Runs the commands of a file of `src/build` in one JVM, which leaves the cache when it ends.
  void train(String name, String file) throws IOException, InterruptedException {
    var cache = home().resolve("lib").resolve(name + ".aot");
    var commands = project.resolve("src/build").resolve(file).toString();
    java("-XX:AOTCacheOutput=" + cache, "-m", MODULE + "/" + WARM_UP, commands);
    // `on`: a cache that can't be used is an error here, and silence later.
    java("-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-m", MODULE + "/" + MAIN, "version");
  }

  void java(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(home().resolve("bin/java").toString());
    command.addAll(List.of(arguments));
    var log = work.resolve("java.log");
    var process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Options from outside would make another cache than the launcher asks for.
    var foreign = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");
    process.environment().keySet().removeAll(foreign);
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

  static void copyFolder(Path from, Path to) throws IOException {
    try (var files = Files.walk(from).filter(Files::isRegularFile)) {
      for (var file : files.toList()) {
        var place = to.resolve(from.relativize(file));
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    }
  }

  static void copy(JarFile jar, JarEntry entry, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var in = jar.getInputStream(entry)) {
      Files.copy(in, to);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
