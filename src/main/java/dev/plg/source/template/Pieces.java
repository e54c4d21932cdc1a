package dev.plg.source.template;

import dev.plg.source.template.Piece.Action;
import dev.plg.source.template.Piece.Block;
import dev.plg.source.template.Piece.Definition;
import dev.plg.source.template.Piece.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a template apart.
final class Pieces {

  private final List<Piece> flat;
  private int at;

  private Pieces(List<Piece> flat) {
    this.flat = flat;
  }

  /// The pieces of a template; empty where its braces or blocks do not close.
  static Optional<List<Piece>> of(String template) {
    Optional<List<Piece>> flat = flat(template);
    if (flat.isEmpty()) {
      return Optional.empty();
    }
    var pieces = new Pieces(flat.get());
    Optional<List<Piece>> tree = pieces.body();
    return pieces.at == pieces.flat.size() ? tree : Optional.empty();
  }

  private static Optional<List<Piece>> flat(String template) {
    var flat = new ArrayList<Piece>();
    int line = 1;
    int at = 0;
    boolean trim = false;
    while (at < template.length()) {
      int open = template.indexOf("{{", at);
      String text = template.substring(at, open < 0 ? template.length() : open);
      boolean trimNext = open >= 0 && isTrim(template, open + 2, 1);
      flat.add(plain(text, line, trim, trimNext));
      line += lines(text);
      if (open < 0) {
        return Optional.of(flat);
      }
      int close = close(template, open + 2);
      if (close < 0) {
        return Optional.empty();
      }
      String inside = template.substring(open + 2, close);
      trim = inside.endsWith("-") && isTrim(template, close - 1, -1);
      flat.add(new Action(code(inside, trimNext, trim), line));
      line += lines(inside);
      at = close + 2;
    }
    return Optional.of(flat);
  }

  /// `-` is a mark to trim only with a blank between it and the code.
  private static boolean isTrim(String template, int at, int step) {
    int blank = at + step;
    return at >= 0
        && blank >= 0
        && blank < template.length()
        && template.charAt(at) == '-'
        && Character.isWhitespace(template.charAt(blank));
  }

  private static String code(String inside, boolean trimBefore, boolean trimBehind) {
    return inside.substring(trimBefore ? 1 : 0, inside.length() - (trimBehind ? 1 : 0)).strip();
  }

  private static Plain plain(String text, int line, boolean trimBegin, boolean trimEnd) {
    String kept = trimBegin ? text.stripLeading() : text;
    int skipped = lines(text.substring(0, text.length() - kept.length()));
    return new Plain(trimEnd ? kept.stripTrailing() : kept, line + skipped);
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /// The place of the braces that end an action; those inside a string or a comment do not.
  private static int close(String template, int from) {
    String start = template.substring(from, Math.min(template.length(), from + 4)).strip();
    if (start.startsWith("/*") || start.startsWith("- /*")) {
      int end = template.indexOf("*/", from);
      return end < 0 ? -1 : template.indexOf("}}", end);
    }
    char quote = 0;
    for (int at = from; at + 1 < template.length(); at++) {
      char c = template.charAt(at);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (c == '}' && template.charAt(at + 1) == '}') {
        return at;
      }
    }
    return -1;
  }

  /// The pieces up to `else`, `end` or the end of the text.
  private Optional<List<Piece>> body() {
    var body = new ArrayList<Piece>();
    while (at < flat.size()) {
      Piece piece = flat.get(at);
      if (!(piece instanceof Action(String code, int line))) {
        body.add(piece);
        at++;
        continue;
      }
      String word = word(code);
      if (word.equals("else") || word.equals("end")) {
        return Optional.of(body);
      }
      at++;
      switch (word) {
        case "if", "with", "range" -> {
          Optional<Piece> block = block(word, rest(code), line);
          if (block.isEmpty()) {
            return Optional.empty();
          }
          body.add(block.get());
        }
        case "define", "block" -> {
          if (body().isEmpty() || !isEnd()) {
            return Optional.empty();
          }
          at++;
          body.add(new Definition(code, line));
        }
        default -> body.add(piece);
      }
    }
    return Optional.of(body);
  }

  private Optional<Piece> block(String word, String code, int line) {
    Optional<List<Piece>> then = body();
    if (then.isEmpty() || at >= flat.size()) {
      return Optional.empty();
    }
    var stop = (Action) flat.get(at);
    at++;
    if (word(stop.code()).equals("end")) {
      return Optional.of(new Block(word, code, line, then.get(), List.of()));
    }
    String more = rest(stop.code());
    if (!more.isEmpty()) {
      return block(word(more), rest(more), stop.line())
          .map(inner -> new Block(word, code, line, then.get(), List.of(inner)));
    }
    Optional<List<Piece>> otherwise = body();
    if (otherwise.isEmpty() || !isEnd()) {
      return Optional.empty();
    }
    at++;
    return Optional.of(new Block(word, code, line, then.get(), otherwise.get()));
  }

  private boolean isEnd() {
    return at < flat.size()
        && flat.get(at) instanceof Action(String code, int _)
        && word(code).equals("end");
  }

  private static String word(String code) {
    int end = 0;
    while (end < code.length() && Character.isLetter(code.charAt(end))) {
      end++;
    }
    return code.substring(0, end);
  }

  private static String rest(String code) {
    return code.substring(word(code).length()).strip();
  }
}
