package dev.plg.emit.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void equal_objects_need_no_patch() {
    Difference none = Difference.between(yaml("a: {b: [c]}"), yaml("a: {b: [c]}"));
    assertEquals(Mapping.EMPTY, none.merge());
    assertEquals(List.of(), none.operations());
  }

  @Test
  void merges_what_reads_well() {
    Difference difference =
        Difference.between(
            yaml("a: {b: 1, c: 2}\nargs: [x]\ncontainers: [{name: n, image: i, env: [{name: e}]}]"),
            yaml(
                """
                a: {b: 3, c: 2, d: 4}
                args: [x, y]
                containers: [{name: n, image: j, env: [{name: e}]}]\
                """));
    assertEquals(
        yaml("a: {b: 3, d: 4}\nargs: [x, y]\ncontainers: [{name: n, image: j}]"),
        difference.merge());
    assertEquals(List.of(), difference.operations());
  }

  @Test
  void operates_on_what_is_removed_and_on_lists() {
    Difference difference =
        Difference.between(
            yaml(
                """
                a: {b/~: 1}
                ports: [{port: 1}]
                volumes: [{name: v}, {name: w, x: 1}]
                rules: [{r: 1}]\
                """),
            yaml(
                """
                a: {c: {}}
                ports: [{port: 1}, {port: 2}]
                volumes: [{name: v}, {name: w, x: 2}]
                rules: [{r: 2}, {r: 3}]\
                """));
    assertEquals(Mapping.EMPTY, difference.merge());
    assertEquals(
        List.of(
            yaml("{op: remove, path: /a/b~1~0}"),
            yaml("{op: add, path: /a/c, value: {}}"),
            yaml("{op: add, path: /ports/-, value: {port: 2}}"),
            yaml("{op: replace, path: /volumes/1/x, value: 2}"),
            yaml("{op: replace, path: /rules, value: [{r: 2}, {r: 3}]}")),
        difference.operations());
  }

  /// An index alone would not tell a reader what goes.
  @Test
  void shows_the_whole_list_that_is_left() {
    Difference difference =
        Difference.between(
            yaml("ports: [{port: 1}, {port: 2}, {port: 3}]"),
            yaml("ports: [{port: 1}, {port: 2}]"));
    assertEquals(
        List.of(yaml("{op: replace, path: /ports, value: [{port: 1}, {port: 2}]}")),
        difference.operations());
  }

  @Test
  void merges_the_first_port_of_a_service_by_its_number() {
    Difference difference =
        Difference.between(
            yaml("{spec: {type: ClusterIP, ports: [{name: http, port: 80}, {name: x, port: 81}]}}"),
            yaml(
                "{spec: {type: NodePort, ports: [{name: http, port: 80, nodePort: 30300}, {name: x,"
                    + " port: 81}]}}"));
    assertEquals(
        yaml("{spec: {type: NodePort, ports: [{port: 80, nodePort: 30300}]}}"), difference.merge());
    assertEquals(List.of(), difference.operations());
  }

  @Test
  void takes_two_ports_of_one_number_for_no_keys() {
    Difference difference =
        Difference.between(
            yaml("{spec: {ports: [{port: 53, protocol: TCP}, {port: 53, protocol: UDP}]}}"),
            yaml(
                "{spec: {ports: [{port: 53, protocol: TCP, nodePort: 30053}, {port: 53, protocol:"
                    + " UDP}]}}"));
    assertEquals(Mapping.EMPTY, difference.merge());
    assertEquals(
        List.of(yaml("{op: add, path: /spec/ports/0/nodePort, value: 30053}")),
        difference.operations());
  }

  private static Mapping yaml(String text) {
    return (Mapping) YamlReader.read("test", text).documents().getFirst().root();
  }
}
