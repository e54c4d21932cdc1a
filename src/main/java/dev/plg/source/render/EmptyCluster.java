package dev.plg.source.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Answers the `lookup` of templates on the loopback address as an empty cluster does. The Helm SDK
/// asks a cluster where `helm template` asks none, and no cluster of the user's may be asked.
// helm pkg/engine/lookup_func.go@v3.18
final class EmptyCluster implements AutoCloseable {

  private static final String KINDS =
      """
      {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[\
      {"name":"secrets","namespaced":true,"kind":"Secret","verbs":["get","list"]},\
      {"name":"configmaps","namespaced":true,"kind":"ConfigMap","verbs":["get","list"]},\
      {"name":"services","namespaced":true,"kind":"Service","verbs":["get","list"]},\
      {"name":"persistentvolumeclaims","namespaced":true,"kind":"PersistentVolumeClaim",\
      "verbs":["get","list"]},\
      {"name":"namespaces","namespaced":false,"kind":"Namespace","verbs":["get","list"]}]}\
      """;

  private static final String NOTHING =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}\
      """;

  private final ServerSocket socket;

  EmptyCluster() throws IOException {
    socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket asking = socket.accept()) {
        answer(asking);
      } catch (IOException _) {
        // the one who asked has gone, or the socket was closed
      }
    }
  }

  private static void answer(Socket asking) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(asking.getInputStream(), StandardCharsets.US_ASCII));
    String request = in.readLine();
    String header = request;
    while (header != null && !header.isEmpty()) {
      header = in.readLine();
    }
    boolean asksForKinds = request != null && request.matches("GET /api/v1([?].*)? HTTP.*");
    byte[] body = (asksForKinds ? KINDS : NOTHING).getBytes(StandardCharsets.UTF_8);
    OutputStream out = asking.getOutputStream();
    out.write(head(asksForKinds ? "200 OK" : "404 Not Found", body.length));
    out.write(body);
    out.flush();
  }

  private static byte[] head(String status, int length) {
    return """
    HTTP/1.1 %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    Connection: close\r
    \r
    """
        .formatted(status, length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // nothing listens now, which is what was asked for
    }
  }
}
