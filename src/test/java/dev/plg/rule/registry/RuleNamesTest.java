package dev.plg.rule.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.plg.rule.Rule;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A rule is declared in the package of its area: in a table, or in a class that is named after its
/// id.
class RuleNamesTest {

  private static final List<Class<?>> CLASSES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.plg.rule")
              .stream()
              .filter(it -> !it.getPackageName().endsWith(".registry"))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  @Test
  void a_class_of_one_rule_is_named_after_its_id() {
    List<String> wrong =
        CLASSES.stream()
            .flatMap(
                it ->
                    value(it, "RULE")
                        .map(Rule.class::cast)
                        .map(rule -> rule.about().id())
                        .filter(id -> !className(id).equals(it.getSimpleName()))
                        .map(id -> it.getSimpleName() + " is of " + id))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void a_rule_is_declared_in_the_package_of_its_area() {
    List<String> wrong =
        CLASSES.stream()
            .flatMap(
                it ->
                    declared(it)
                        .filter(rule -> !it.getPackageName().equals("dev.plg.rule." + area(rule)))
                        .map(rule -> it.getName() + " declares " + rule.about().id()))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void each_rule_is_declared_in_such_a_class() {
    Set<String> declared =
        CLASSES.stream()
            .flatMap(RuleNamesTest::declared)
            .map(rule -> rule.about().id())
            .collect(Collectors.toSet());
    var others = new TreeSet<String>();
    Rules.ALL.stream()
        .filter(rule -> !ReaderRules.ALL.contains(rule))
        .map(rule -> rule.about().id())
        .filter(id -> !declared.contains(id))
        .forEach(others::add);
    assertTrue(declared.size() > 100, declared.toString());
    assertEquals(Set.of(), others);
  }

  private static Stream<Rule> declared(Class<?> type) {
    return Stream.concat(
        value(type, "RULE").map(Rule.class::cast),
        value(type, "ALL").flatMap(it -> ((List<?>) it).stream()).map(Rule.class::cast));
  }

  private static Stream<Object> value(Class<?> type, String name) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> field.getName().equals(name))
        .map(RuleNamesTest::value);
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String area(Rule rule) {
    return rule.about().area();
  }

  /// `events/view-role` is declared in `EventsViewRole`.
  private static String className(String id) {
    return Stream.of(id.split("[/-]"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
