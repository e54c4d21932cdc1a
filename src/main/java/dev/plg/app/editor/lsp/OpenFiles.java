package dev.plg.app.editor.lsp;

import dev.plg.app.editor.Completion;
import dev.plg.app.editor.OpenFile;
import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/// The files that the editor shows.
final class OpenFiles implements TextDocumentService {

  private final Path folder;
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private @Nullable LanguageClient client;

  OpenFiles(Path folder) {
    this.folder = folder;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    update(params.getTextDocument().getUri(), params.getTextDocument().getText());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    update(params.getTextDocument().getUri(), params.getContentChanges().getLast().getText());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // Another file that this one extends may have changed since.
    file(params.getTextDocument().getUri())
        .ifPresent(it -> publish(params.getTextDocument().getUri(), it));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    texts.remove(params.getTextDocument().getUri());
    send(params.getTextDocument().getUri(), List.of());
  }

  private void update(String uri, String text) {
    texts.put(uri, text);
    file(uri).ifPresent(it -> publish(uri, it));
  }

  private Optional<OpenFile> file(String uri) {
    String path = uri.startsWith("file:") ? Path.of(URI.create(uri)).toString() : uri;
    return Optional.ofNullable(texts.get(uri)).map(text -> new OpenFile(path, text, folder));
  }

  private void publish(String uri, OpenFile file) {
    List<String> lines = lines(file);
    send(uri, file.findings().stream().map(it -> diagnostic(it, lines)).toList());
  }

  private void send(String uri, List<Diagnostic> diagnostics) {
    LanguageClient editor = client;
    if (editor != null) {
      editor.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics));
    }
  }

  private static List<String> lines(OpenFile file) {
    return List.of(file.text().split("\n", -1));
  }

  private static Diagnostic diagnostic(Finding finding, List<String> lines) {
    Position start = position(finding.place(), lines);
    String line = line(lines, start.getLine());
    var word =
        line.substring(Math.min(start.getCharacter(), line.length())).split("[\\s,}\\]:]", 2)[0];
    var end = new Position(start.getLine(), start.getCharacter() + Math.max(word.length(), 1));
    String why = finding.why().isEmpty() ? "" : "\nwhy: " + finding.why();
    String fix = finding.fix().isEmpty() ? "" : "\nfix: " + finding.fix();
    var diagnostic = new Diagnostic(new Range(start, end), finding.message() + why + fix);
    diagnostic.setSeverity(severity(finding.severity()));
    diagnostic.setCode(finding.rule());
    diagnostic.setSource("plg");
    return diagnostic;
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  /// A place counts code points from 1, a position UTF-16 units from 0.
  private static Position position(Location place, List<String> lines) {
    int index = Math.max(place.line() - 1, 0);
    String line = line(lines, index);
    int points = Math.min(Math.max(place.column() - 1, 0), line.codePointCount(0, line.length()));
    return new Position(index, line.offsetByCodePoints(0, points));
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case NOTE -> DiagnosticSeverity.Information;
    };
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Optional<OpenFile> file = file(params.getTextDocument().getUri());
    Position at = params.getPosition();
    Optional<Hover> hover =
        file.flatMap(
                it -> {
                  String line = line(lines(it), at.getLine());
                  int column =
                      line.codePointCount(0, Math.min(at.getCharacter(), line.length())) + 1;
                  return it.hover(at.getLine() + 1, column);
                })
            .map(page -> new Hover(new MarkupContent(MarkupKind.PLAINTEXT, page)));
    // Empty where there is nothing to say.
    return CompletableFuture.completedFuture(hover.orElseGet(() -> new Hover(List.of())));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    Position at = params.getPosition();
    List<CompletionItem> items =
        file(params.getTextDocument().getUri()).stream()
            .flatMap(
                it -> {
                  String line = line(lines(it), at.getLine());
                  String before = line.substring(0, Math.min(at.getCharacter(), line.length()));
                  return it.completions(at.getLine() + 1, before).stream();
                })
            .map(OpenFiles::item)
            .toList();
    return CompletableFuture.completedFuture(Either.forLeft(items));
  }

  private static CompletionItem item(Completion completion) {
    var item = new CompletionItem(completion.label());
    item.setDocumentation(completion.about());
    item.setKind(completion.isKey() ? CompletionItemKind.Property : CompletionItemKind.Value);
    item.setInsertText(completion.isKey() ? completion.label() + ": " : completion.label());
    return item;
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    String uri = params.getTextDocument().getUri();
    var actions = new ArrayList<Either<Command, CodeAction>>();
    file(uri)
        .ifPresent(
            file ->
                file.findings().stream()
                    .filter(it -> !it.edits().isEmpty() && isIn(it, params.getRange()))
                    .forEach(it -> actions.add(Either.forRight(action(it, uri, lines(file))))));
    return CompletableFuture.completedFuture(actions);
  }

  private static boolean isIn(Finding finding, Range range) {
    int line = finding.place().line() - 1;
    return line >= range.getStart().getLine() && line <= range.getEnd().getLine();
  }

  private static CodeAction action(Finding finding, String uri, List<String> lines) {
    List<TextEdit> edits = finding.edits().stream().map(edit -> edit(edit, lines)).toList();
    String title = finding.fix().isEmpty() ? finding.message() : finding.fix();
    var action = new CodeAction(title);
    action.setKind(CodeActionKind.QuickFix);
    action.setEdit(new WorkspaceEdit(Map.of(uri, edits)));
    action.setDiagnostics(List.of(diagnostic(finding, lines)));
    return action;
  }

  private static TextEdit edit(Edit edit, List<String> lines) {
    Position start = position(edit.at(), lines);
    var end = new Position(start.getLine(), start.getCharacter() + edit.was().length());
    return new TextEdit(new Range(start, end), edit.is());
  }
}
