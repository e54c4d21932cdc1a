package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `plg lsp`, driven over its standard streams as an editor does.
class LspTest {

  private static final String STACK =
      """
      apiVersion: plg/v1
      kind: Stack
      metadata: {name: obs}
      extends: dev
      loki:
        retnetion: 7d
      """;

  @TempDir Path folder;

  private Process server;
  private DataInputStream in;
  private int asked;

  @BeforeEach
  void start() throws IOException {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "lsp")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    in = new DataInputStream(server.getInputStream());
    ask(
        "initialize",
        Mapping.of("processId", null, "rootUri", null, "capabilities", Mapping.EMPTY));
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    ask("shutdown", Mapping.EMPTY);
    tell("exit", Mapping.EMPTY);
    assertEquals(0, server.waitFor());
  }

  @Test
  void a_stack_file_has_its_problems_where_they_are() throws IOException {
    Mapping problems = open("stack.yaml", STACK);
    Mapping first =
        problems
            .sequence("diagnostics")
            .mappings()
            .filter(it -> it.is("code", "stack/unknown-key"))
            .findFirst()
            .orElseThrow();
    assertEquals("5", first.mapping("range").mapping("start").text("line").orElse(""));
    assertEquals("2", first.mapping("range").mapping("start").text("character").orElse(""));
    assertTrue(first.text("message").orElse("").contains("did you mean 'retention'?"));
    Mapping mended = change("stack.yaml", STACK.replace("retnetion", "retention"));
    assertEquals(
        List.of(),
        mended.sequence("diagnostics").mappings().filter(it -> it.is("severity", "1")).toList());
  }

  @Test
  void a_key_is_explained_and_completed() throws IOException {
    open("stack.yaml", STACK.replace("retnetion", "retention"));
    assertTrue(hover("stack.yaml", 5, 4).contains("loki.retention: How long logs are kept"));
    change("stack.yaml", STACK.replace("retnetion: 7d", "re"));
    List<String> keys = completions("stack.yaml", 5, 4);
    assertTrue(keys.containsAll(List.of("retention", "replicas", "resources")), keys.toString());
    change("stack.yaml", STACK + "collector: \n");
    assertEquals(List.of("promtail", "alloy", "none"), completions("stack.yaml", 6, 11));
  }

  @Test
  void values_are_those_of_the_chart_that_a_comment_names() throws IOException {
    String text =
        """
        # plg: chart=loki version=6.55.0
        loki:
          storage:
            bucketName: {chunks: a}
        """;
    Mapping problems = open("values.yaml", text);
    assertTrue(codes(problems).contains("helm/unread-value"), problems.toString());
    assertTrue(hover("values.yaml", 2, 4).contains("a value of chart loki 6.55.0"));
    assertTrue(completions("values.yaml", 3, 6).contains("bucketNames"));
  }

  @Test
  void a_configuration_is_that_of_the_program_that_a_comment_names() throws IOException {
    String text =
        """
        # plg: program=loki version=3.7
        compactor:
          shared_store: s3
          retention_enabled: true
        """;
    Mapping problems = open("loki.yaml", text);
    assertTrue(codes(problems).stream().anyMatch(it -> it.contains("/")), problems.toString());
    assertTrue(hover("loki.yaml", 3, 4).contains("a key of the configuration of Loki 3.7"));
    assertTrue(completions("loki.yaml", 3, 2).contains("working_directory"));
  }

  @Test
  void a_repair_is_a_quick_fix() throws IOException {
    String text =
        """
        # plg: program=loki version=3.7
        schema_config:
          configs:
          - {from: 2024-01-01, store: tsdb, schema: v13, index: {prefix: index_, period: 168h}}
        """;
    Mapping problems = open("loki.yaml", text);
    assertTrue(codes(problems).contains("schema/tsdb-period"), problems.toString());
    Mapping answer =
        ask(
            "textDocument/codeAction",
            Mapping.builder()
                .put("textDocument", Mapping.of("uri", uri("loki.yaml")))
                .put("range", Mapping.of("start", position(3, 0), "end", position(3, 20)))
                .put("context", Mapping.of("diagnostics", List.of()))
                .build());
    String actions = answer.toString();
    assertTrue(actions.contains("\"quickfix\""), actions);
    assertTrue(actions.contains("\"newText\":\"24h\""), actions);
  }

  private static List<String> codes(Mapping problems) {
    return problems
        .sequence("diagnostics")
        .mappings()
        .map(it -> it.text("code").orElse(""))
        .toList();
  }

  private String hover(String file, int line, int character) throws IOException {
    return ask("textDocument/hover", at(file, line, character))
        .mapping("result")
        .mapping("contents")
        .text("value")
        .orElse("");
  }

  private List<String> completions(String file, int line, int character) throws IOException {
    return ask("textDocument/completion", at(file, line, character))
        .sequence("result")
        .mappings()
        .map(it -> it.text("label").orElse(""))
        .collect(Collectors.toList());
  }

  private Mapping at(String file, int line, int character) {
    return Mapping.of(
        "textDocument", Mapping.of("uri", uri(file)), "position", position(line, character));
  }

  private static Mapping position(int line, int character) {
    return Mapping.of("line", line, "character", character);
  }

  private String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  private Mapping open(String file, String text) throws IOException {
    tell(
        "textDocument/didOpen",
        Mapping.of(
            "textDocument",
            Mapping.builder()
                .put("uri", uri(file))
                .put("languageId", "yaml")
                .put("version", 1)
                .put("text", text)
                .build()));
    return published();
  }

  private Mapping change(String file, String text) throws IOException {
    tell(
        "textDocument/didChange",
        Mapping.of(
            "textDocument",
            Mapping.of("uri", uri(file), "version", 2),
            "contentChanges",
            List.of(Mapping.of("text", text))));
    return published();
  }

  private Mapping published() throws IOException {
    Mapping message = read();
    while (!message.is("method", "textDocument/publishDiagnostics")) {
      message = read();
    }
    return message.mapping("params");
  }

  private void tell(String method, Mapping params) throws IOException {
    write(
        Mapping.builder()
            .put("jsonrpc", "2.0")
            .put("method", method)
            .put("params", params)
            .build());
  }

  private Mapping ask(String method, Mapping params) throws IOException {
    asked++;
    write(
        Mapping.builder()
            .put("jsonrpc", "2.0")
            .put("id", asked)
            .put("method", method)
            .put("params", params)
            .build());
    Mapping answer = read();
    while (!answer.is("id", String.valueOf(asked))) {
      answer = read();
    }
    return answer;
  }

  private void write(Mapping message) throws IOException {
    byte[] bytes = JsonWriter.writeCompact(message).getBytes(StandardCharsets.UTF_8);
    OutputStream out = server.getOutputStream();
    out.write(
        "Content-Length: %d\r\n\r\n".formatted(bytes.length).getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.flush();
  }

  private Mapping read() throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    int length =
        Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    Node root = YamlReader.read("message", text).documents().getFirst().root();
    return (Mapping) root;
  }
}
