package dev.plg.app.generate;

import dev.plg.app.disk.InputFiles;
import dev.plg.profile.Source;
import dev.plg.profile.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads as another reader does, and keeps what it read.
public final class SourceTexts implements SourceReader {

  private final SourceReader reader;
  private final boolean onDisk;
  private final SortedMap<String, String> texts = new TreeMap<>();

  private SourceTexts(SourceReader reader, boolean onDisk) {
    this.reader = reader;
    this.onDisk = onDisk;
  }

  /// What a reader of files reads.
  public static SourceTexts of(SourceReader reader) {
    return new SourceTexts(reader, true);
  }

  /// What a record kept.
  static SourceTexts recorded(SortedMap<String, String> texts) {
    return new SourceTexts(file -> recorded(file, texts), false);
  }

  private static byte[] recorded(String file, SortedMap<String, String> texts)
      throws NoSuchFileException {
    String text = texts.get(file);
    if (text == null) {
      throw new NoSuchFileException(file);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(String file) throws IOException {
    return reader.read(file);
  }

  @Override
  public String didYouMean(String file) {
    return reader.didYouMean(file);
  }

  @Override
  public Source open(String file) throws IOException {
    Source source = reader.open(file);
    texts.put(file, source.text());
    return source;
  }

  /// The texts that were read, by the name of their file.
  SortedMap<String, String> texts() {
    return Collections.unmodifiableSortedMap(texts);
  }

  /// The files that were read.
  InputFiles inputs() {
    return onDisk ? InputFiles.of(texts.keySet()) : InputFiles.NONE;
  }
}
