package dev.plg.app.editor.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.launch.LSPLauncher;

/// Serves one editor over the standard streams.
public final class LspProgram {

  private LspProgram() {}

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    InputStream in = System.in;
    OutputStream out = System.out;
    // What a library prints would be no message of the protocol.
    System.setOut(System.err);
    var server = new StackServer();
    var launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    launcher.startListening().get();
  }
}
