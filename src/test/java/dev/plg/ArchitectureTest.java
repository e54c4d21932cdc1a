package dev.plg;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.plg.profile.StackResolver;
import dev.plg.rule.registry.StackRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the table of rooms: which package may use which, and where each library lives.
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.plg");

  private static final Set<String> BELOW_APP =
      Set.of(
          "profile",
          "key",
          "emit",
          "view",
          "rule",
          "source",
          "component",
          "plan",
          "picture",
          "model",
          "catalog",
          "yaml",
          "alloy",
          "template",
          "finding");

  /// Each room with the rooms that it may use.
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          Map.entry(
              "cli",
              Set.of(
                  "app",
                  "profile",
                  "emit",
                  "rule",
                  "template",
                  "picture",
                  "model",
                  "catalog",
                  "yaml",
                  "finding")),
          Map.entry(
              "app.lint",
              belowAppAnd("app.input", "app.settings", "app.report", "app.disk", "app.patch")),
          Map.entry(
              "app.diff",
              belowAppAnd(
                  "app.input",
                  "app.generate",
                  "app.settings",
                  "app.report",
                  "app.disk",
                  "app.patch")),
          Map.entry("app.move", belowAppAnd("app.diff")),
          Map.entry("app.input", belowAppAnd("app.report", "app.disk")),
          Map.entry("app.explain", belowAppAnd("app.settings")),
          Map.entry(
              "app.show", belowAppAnd("app.generate", "app.settings", "app.report", "app.patch")),
          Map.entry("app.images", belowAppAnd("app.generate", "app.lint")),
          Map.entry("app.graph", belowAppAnd("app.generate", "app.lint", "app.report")),
          Map.entry(
              "app.page",
              belowAppAnd("app.generate", "app.graph", "app.images", "app.lint", "app.report")),
          Map.entry(
              "app.editor",
              belowAppAnd(
                  "app.explain",
                  "app.generate",
                  "app.lint",
                  "app.settings",
                  "app.disk",
                  "app.report")),
          Map.entry("app.init", belowAppAnd("app.input", "app.disk")),
          Map.entry("app.settings", belowAppAnd("app.report", "app.disk")),
          Map.entry(
              "app.krm", belowAppAnd("app.generate", "app.settings", "app.report", "app.disk")),
          Map.entry("app.report", belowAppAnd("app.disk")),
          Map.entry(
              "app.generate", belowAppAnd("app.settings", "app.report", "app.disk", "app.patch")),
          Map.entry("app.patch", Set.of()),
          Map.entry("app.disk", BELOW_APP),
          Map.entry("profile", Set.of("key", "model", "finding", "yaml", "catalog")),
          Map.entry("key", Set.of("model", "finding", "yaml")),
          Map.entry("emit", Set.of("plan", "component", "model", "yaml", "catalog", "finding")),
          Map.entry(
              "rule", Set.of("view", "model", "picture", "alloy", "finding", "catalog", "yaml")),
          Map.entry("view", Set.of("model", "picture", "alloy", "finding", "catalog", "yaml")),
          Map.entry("source", Set.of("picture", "catalog", "yaml", "finding")),
          Map.entry(
              "component",
              Set.of("plan", "model", "yaml", "alloy", "template", "catalog", "finding")),
          Map.entry("plan", Set.of("model", "yaml", "catalog", "finding")),
          Map.entry("picture", Set.of("yaml", "alloy", "finding", "catalog")),
          Map.entry("model", Set.of()),
          Map.entry("catalog", Set.of("yaml", "finding")),
          Map.entry("yaml", Set.of("finding")),
          Map.entry("template", Set.of("yaml", "finding")),
          Map.entry("alloy", Set.of("yaml", "finding")),
          Map.entry("finding", Set.of()));

  /// Each library with the one room that may use it.
  private static final Map<String, String> LIVES_IN =
      Map.of(
          "picocli..", "cli",
          "com.github.difflib..", "app.patch",
          "freemarker..", "template",
          "org.snakeyaml..", "yaml",
          "com.marcnuri.helm..", "source.render.sdk",
          "org.eclipse.elk..", "app.graph.elk",
          "org.eclipse.emf..", "app.graph.elk",
          "org.eclipse.lsp4j..", "app.editor.lsp");

  /// Calls that create, replace or remove files, by the full name of what is called.
  private static final Pattern CHANGES_FILES =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.(write|move|copy|delete|create|set|newOutput|newBufferedWriter"
              + "|newByteChannel).*"
              + "|java\\.io\\.(FileOutputStream\\.<init>\\((?!java\\.io\\.FileDescriptor).*"
              + "|(FileWriter|RandomAccessFile|PrintWriter\\.<init>\\(java\\.(io\\.File|lang)).*)"
              + "|java\\.nio\\.channels\\.FileChannel\\.open.*");

  /// What plg writes depends on no clock; what it refuses to write over does.
  @Test
  void the_day_is_asked_for_in_one_place() {
    var asking = new TreeSet<String>();
    for (JavaClass room : CLASSES) {
      boolean asks =
          room.getMethodCallsFromSelf().stream()
              .anyMatch(
                  call ->
                      call.getName().equals("now")
                          || call.getName().equals("currentTimeMillis")
                          || call.getTargetOwner().getName().startsWith("java.time.Clock"));
      if (asks) {
        asking.add(room.getSimpleName());
      }
    }
    assertEquals(Set.of("EarlierOutput"), asking);
  }

  /// What plg sets in configurations and in charts' values has a type; a tree without one is there
  /// for a reason.
  @Test
  void components_hold_typed_values() {
    Map<String, String> reasons =
        Map.of(
            "Configured.tree", "a whole configuration, with the user's own keys over plg's",
            "GrafanaChart.ini", "the sections of grafana.ini, with the user's own keys",
            "EventExporterChart.deployment", "a template of the user's may have made it",
            "EventExporterChart.role", "a template of the user's may have made it",
            "Datasource.jsonData", "each type of data source has settings of its own",
            "Dashboard.tree", "Grafana's own model, which plg only writes");
    Set<String> trees =
        Set.of("dev.plg.yaml.Mapping", "dev.plg.yaml.Sequence", "dev.plg.yaml.Node");
    var bare = new TreeSet<String>();
    for (JavaClass type : CLASSES.that(resideInAPackage("dev.plg.component.."))) {
      if (type.isRecord()) {
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .filter(
                field ->
                    field.getType().getAllInvolvedRawTypes().stream()
                        .anyMatch(it -> trees.contains(it.getName())))
            .forEach(field -> bare.add(type.getSimpleName() + "." + field.getName()));
      }
    }
    assertEquals(new TreeSet<>(reasons.keySet()), bare);
  }

  /// `app.disk` guards the files of users, so no other room may change a file. The process that
  /// renders charts hands the values to Helm in a temporary one.
  @Test
  void one_room_writes_to_the_disk() {
    var writing = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      boolean writes =
          type.getAccessesFromSelf().stream()
              .anyMatch(
                  access -> CHANGES_FILES.matcher(access.getTarget().getFullName()).matches());
      if (writes) {
        writing.add(type.getPackageName());
      }
    }
    assertEquals(Set.of("dev.plg.app.disk", "dev.plg.source.render.sdk"), writing);
  }

  @Test
  void a_room_uses_only_the_rooms_of_its_row() {
    USES.forEach(
        (room, used) -> {
          var allowed = Stream.concat(Stream.of(room), used.stream()).map(ArchitectureTest::in);
          noClasses()
              .that(resideInAPackage(in(room)))
              .should()
              .dependOnClassesThat(
                  resideInAPackage("dev.plg..")
                      .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
              .allowEmptyShould(true)
              .check(CLASSES);
        });
  }

  /// Parse, call, print: what lies between is done by a room of `app`, without picocli.
  @Test
  void the_command_line_resolves_no_stack_and_asks_no_rule() {
    noClasses()
        .that(resideInAPackage(in("cli")))
        .should()
        .dependOnClassesThat(type(StackResolver.class).or(type(StackRules.class)))
        .check(CLASSES);
  }

  @Test
  void a_library_is_used_by_one_room() {
    LIVES_IN.forEach(
        (library, room) ->
            noClasses()
                .that(not(resideInAPackage(in(room))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  /// Each library that plg runs with is in the table above.
  @Test
  void no_other_library_is_used() {
    var known =
        Stream.concat(
            LIVES_IN.keySet().stream(), Stream.of("dev.plg..", "java..", "org.jspecify.."));
    noClasses()
        .should()
        .dependOnClassesThat(not(resideInAnyPackage(known.toArray(String[]::new))))
        .check(CLASSES);
  }

  @Test
  void no_rooms_form_a_cycle() {
    slices().matching("dev.plg.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("dev.plg.app.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /// Each package by itself, so that a room and the packages in it form no cycle either.
  @Test
  void no_packages_form_a_cycle() {
    slices().matching("dev.plg.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /// Tests and the sources of the build included.
  @Test
  void no_class_name_is_used_twice() throws IOException {
    var homes = new TreeMap<String, Set<Path>>();
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .forEach(
              file ->
                  homes
                      .computeIfAbsent(file.getFileName().toString(), _ -> new TreeSet<>())
                      .add(file));
    }
    homes.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), homes);
  }

  /// A kind of storage answers for itself, or a `switch` without `default` names it: code that asks
  /// for one kind would do for a new kind whatever it does for the rest.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Collector",
        "ContainerRuntime",
        "Credentials",
        "Encryption",
        "EventSink",
        "Exposure",
        "Storage",
        "Throughput"
      })
  void no_code_asks_for_one_kind_of(String type) throws IOException {
    var asks =
        Pattern.compile(
            "instanceof %1$s\\b|\\b%1$s\\.\\w+\\.class::|\\(%1$s\\.\\w+\\) ".formatted(type));
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      var asking = new TreeSet<String>();
      for (Path file : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> asks.matcher(line).find())
            .forEach(line -> asking.add(file + ": " + line.strip()));
      }
      assertEquals(Set.of(), asking);
    }
  }

  @Test
  void golden_files_stay_off_the_class_path() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertFalse(pom.contains("<directory>golden"), "pom.xml makes a resource of golden files");
    assertNull(ArchitectureTest.class.getResource("/rules/schema/tsdb-period/bad.out"));
  }

  @Test
  void every_class_is_in_a_room_of_the_table() {
    var rooms = USES.keySet().stream().map(ArchitectureTest::in);
    var elsewhere = not(resideInAnyPackage(rooms.toArray(String[]::new)));
    assertEquals(
        List.of(), CLASSES.stream().filter(elsewhere).map(JavaClass::getName).sorted().toList());
  }

  @Test
  void every_package_is_null_marked() {
    var unmarked = new TreeSet<String>();
    for (var type : CLASSES) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertEquals(Set.of(), unmarked);
  }

  private static Set<String> belowAppAnd(String... rooms) {
    return Stream.concat(BELOW_APP.stream(), Stream.of(rooms)).collect(Collectors.toSet());
  }

  private static String in(String room) {
    return "dev.plg." + room + "..";
  }
}
