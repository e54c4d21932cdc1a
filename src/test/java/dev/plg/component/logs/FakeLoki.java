package dev.plg.component.logs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes what a collector pushes, on loopback.
final class FakeLoki implements AutoCloseable {

  private final HttpServer server;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  FakeLoki() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/loki/api/v1/push", this::push);
    server.start();
  }

  /// Where it takes lines.
  String url() {
    return "http://127.0.0.1:%d/loki/api/v1/push".formatted(server.getAddress().getPort());
  }

  private void push(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        lines.addAll(PushRequest.lines(Snappy.decoded(body)));
      } catch (RuntimeException e) {
        refused.add(e.toString());
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /// The lines with their labels and times, sorted.
  List<String> lines() {
    if (!refused.isEmpty()) {
      throw new IllegalStateException(refused.toString());
    }
    var sorted = new ArrayList<>(lines);
    sorted.sort(null);
    return sorted;
  }

  /// Waits until it has this many lines, and a moment longer for those that should not come.
  List<String> await(int count) throws InterruptedException {
    long end = System.nanoTime() + 90_000_000_000L;
    while (lines.size() < count && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    Thread.sleep(2_000);
    return lines();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
