package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads YAML 1.2 (and so JSON) into trees that know the place of every key and value. Whatever is
/// wrong is a finding; no text makes it throw.
///
/// | rule | what was found |
/// | --- | --- |
/// | `yaml/encoding` | bytes that are not UTF-8, characters that YAML forbids |
/// | `yaml/too-large`, `yaml/too-deep`, `yaml/aliases` | a text beyond what a person would write |
/// | `yaml/syntax`, `yaml/tab`, `yaml/full-width` | a document that can't be read as it was meant |
/// | `yaml/duplicate-key`, `yaml/key`, `yaml/merge`, `yaml/tag` | a value that can't be used |
public final class YamlReader {

  /// The largest text that is read unless the caller says otherwise, in bytes: 3 MiB.
  public static final int DEFAULT_LIMIT = 3 * 1024 * 1024;

  private YamlReader() {}

  /// Reads all documents of a text.
  ///
  /// @param file the name that the places carry
  public static Parsed read(String file, String text) {
    return read(file, text, DEFAULT_LIMIT);
  }

  /// Reads a text of at most `limit` bytes of UTF-8.
  public static Parsed read(String file, String text, int limit) {
    return isLarge(text, limit) ? tooLarge(file, limit) : readCharacters(file, text, Words.CORE);
  }

  /// Reads a text as Helm and kubectl do: `yes`, `no`, `on` and `off` without quotes are booleans.
  public static Parsed readAsHelm(String file, String text) {
    return isLarge(text, DEFAULT_LIMIT)
        ? tooLarge(file, DEFAULT_LIMIT)
        : readCharacters(file, text, Words.HELM);
  }

  private static boolean isLarge(String text, int limit) {
    // A character takes at least one byte and at most three: most texts need no counting.
    return text.length() > limit || (text.length() > limit / 3 && utf8Length(text) > limit);
  }

  /// Reads all documents of a file's content, which must be UTF-8, with or without a byte order
  /// mark.
  public static Parsed read(String file, byte[] bytes) {
    return read(file, bytes, DEFAULT_LIMIT);
  }

  /// Reads a content of at most `limit` bytes.
  public static Parsed read(String file, byte[] bytes, int limit) {
    if (bytes.length > limit) {
      return tooLarge(file, limit);
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    // A malformed byte becomes U+FFFD; only a text that has one is worth the strict decoder.
    if (text.indexOf('\uFFFD') >= 0) {
      var fault = Utf8.firstFault(file, bytes);
      if (fault.isPresent()) {
        return new Parsed(List.of(), List.of(fault.get()));
      }
    }
    return readCharacters(file, text, Words.CORE);
  }

  /// Reads a part of a file, of any size, as [#readAsHelm]: what comes before it was cut off at a
  /// line's end.
  ///
  /// @param firstLine how many lines of the file come before the part
  public static Parsed readPart(String file, String text, int firstLine, Intake intake) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return read(new SourceText(file, content, firstLine, 0, true, Words.HELM, intake));
  }

  /// Reads the text of a scalar that is a document itself, as a configuration in a ConfigMap, as
  /// [#readAsHelm]: the programs read booleans alike. Each place is the one in the outer file;
  /// where the scalar is no literal block, and so keeps no lines, it is the scalar's own.
  public static Parsed readInside(Scalar outer) {
    Location body = outer.body();
    if (body.isKnown()) {
      return read(
          new SourceText(
              body.file(),
              outer.text(),
              body.line() - 1,
              body.column() - 1,
              true,
              Words.HELM,
              null));
    }
    Parsed inner = read(new SourceText(outer.place().file(), outer.text(), Words.HELM));
    return Placed.at(outer.place(), inner);
  }

  private static Parsed readCharacters(String file, String text, Words words) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return read(new SourceText(file, content, words));
  }

  private static Parsed read(SourceText source) {
    Characters characters = Characters.of(source);
    if (characters.isNoText()) {
      return new Parsed(List.of(), characters.faults());
    }
    SourceText text = characters.faults().isEmpty() ? source : characters.readable(source);
    Parsed parsed =
        characters.lookalikes()
            ? RepairedReading.read(text)
            : new StreamReading(text, false).read();
    return parsed.with(characters.faults());
  }

  private static long utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Parsed tooLarge(String file, int limit) {
    return new Parsed(
        List.of(),
        List.of(
            Finding.error(
                "yaml/too-large",
                Location.of(file),
                "the text is larger than " + limit + " bytes",
                "a text of this size is not a configuration that a person wrote",
                "split it into several files")));
  }
}
