package atlas;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bare clone of a repository, read by `git`. Contents come through one `git cat-file` that stays
/// open: a run reads some hundred thousand files.
public final class Clone implements AutoCloseable {

  /// A commit with the name that it was found by.
  public record Commit(String name, String id, LocalDate date) {}

  /// A file that the clone lists but does not hold, as a copy without large files.
  public static final class Missing extends IOException {
    private static final long serialVersionUID = 1L;

    Missing(String what) {
      super(what);
    }
  }

  private final String name;
  private final Path repository;
  private final Process contents;
  private final OutputStream asked;
  private final InputStream given;

  private Clone(String name, Path repository) throws IOException {
    this.name = name;
    this.repository = repository;
    this.contents = start("cat-file", "--batch");
    this.asked = new BufferedOutputStream(contents.getOutputStream());
    this.given = new BufferedInputStream(contents.getInputStream(), 1 << 16);
  }

  /// Opens a clone whose folder, or whose parent folder, is called `<owner>+<name>`.
  public static Clone open(String path) throws IOException {
    for (Path folder = Path.of(path).toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
      int plus = name.indexOf('+');
      if (plus > 0) {
        return new Clone(name.substring(0, plus) + "/" + name.substring(plus + 1), Path.of(path));
      }
    }
    throw new IOException(path + ": no folder on the way to it is called <owner>+<name>");
  }

  String path() {
    return repository.toAbsolutePath().toString();
  }

  /// As on GitHub: `grafana/loki`.
  public String name() {
    return name;
  }

  /// The tags whose names fit a glob.
  public List<Commit> tags(String glob) throws IOException {
    var tags = new ArrayList<Commit>();
    String format = "%(refname:strip=2)\t%(objectname)\t%(*objectname)\t%(creatordate:unix)";
    for (String line : lines("for-each-ref", "--format=" + format, "refs/tags/" + glob)) {
      String[] columns = line.split("\t", -1);
      String commit = columns[2].isEmpty() ? columns[1] : columns[2];
      tags.add(new Commit(columns[0], commit, date(columns[3])));
    }
    return tags;
  }

  /// The head of a branch.
  public Optional<Commit> branch(String branch) throws IOException {
    for (String line :
        lines(
            "for-each-ref",
            "--format=%(objectname)\t%(creatordate:unix)",
            "refs/heads/" + branch)) {
      String[] columns = line.split("\t", -1);
      return Optional.of(new Commit(branch, columns[0], date(columns[1])));
    }
    return Optional.empty();
  }

  /// The commits of the default branch that touch a path, the oldest first.
  public List<Commit> history(String path) throws IOException {
    var commits = new ArrayList<Commit>();
    for (String line :
        lines("log", "--first-parent", "--reverse", "--format=%H\t%ct", "HEAD", "--", path)) {
      String[] columns = line.split("\t", -1);
      commits.add(new Commit(columns[0].substring(0, 10), columns[0], date(columns[1])));
    }
    return commits;
  }

  private static LocalDate date(String seconds) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC);
  }

  /// The files below a folder of a commit: their paths there, and the names of their contents.
  public SortedMap<String, String> files(Commit commit, String folder) throws IOException {
    var files = new TreeMap<String, String>();
    String tree = folder.isEmpty() ? commit.id() : commit.id() + ":" + folder;
    if (type(tree).equals("tree")) {
      for (String line : lines("ls-tree", "-r", tree)) {
        int tab = line.indexOf('\t');
        String[] columns = line.substring(0, tab).split(" ", -1);
        if (columns[1].equals("blob")) {
          files.put(line.substring(tab + 1), columns[2]);
        }
      }
    }
    return files;
  }

  private synchronized String type(String object) throws IOException {
    String header = ask(object);
    String[] columns = header.split(" ", -1);
    if (columns.length == 3) {
      skip(Integer.parseInt(columns[2]) + 1);
      return columns[1];
    }
    return "";
  }

  /// A content by its name, or by `<commit>:<path>`.
  public synchronized byte[] content(String object) throws IOException {
    String header = ask(object);
    if (!header.contains(" blob ")) {
      throw new Missing(name + " has no " + object);
    }
    byte[] bytes =
        given.readNBytes(Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1)));
    skip(1);
    return bytes;
  }

  /// A content as text; empty where there is none.
  public Optional<String> text(Commit commit, String path) throws IOException {
    try {
      return Optional.of(new String(content(commit.id() + ":" + path), StandardCharsets.UTF_8));
    } catch (Missing e) {
      return Optional.empty();
    }
  }

  private String ask(String object) throws IOException {
    asked.write((object + "\n").getBytes(StandardCharsets.UTF_8));
    asked.flush();
    var header = new StringBuilder();
    for (int read = given.read(); read != '\n'; read = given.read()) {
      if (read < 0) {
        throw new IOException("git cat-file ended at " + object);
      }
      header.append((char) read);
    }
    return header.toString();
  }

  private void skip(int bytes) throws IOException {
    given.skipNBytes(bytes);
  }

  private List<String> lines(String... command) throws IOException {
    Process process = start(command);
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git " + String.join(" ", command) + " failed in " + repository);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return text.lines().toList();
  }

  private Process start(String... command) throws IOException {
    var whole =
        new ArrayList<>(List.of("git", "--git-dir=" + repository, "-c", "core.quotePath=off"));
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Override
  public void close() throws IOException {
    asked.close();
    contents.destroy();
  }
}
