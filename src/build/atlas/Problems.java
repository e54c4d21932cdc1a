package atlas;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What could not be read. The rest is kept.
public final class Problems {

  private final PrintStream out;
  private final List<String> all = new ArrayList<>();

  public Problems(PrintStream out) {
    this.out = out;
  }

  /// Says at once what could not be read and why.
  void add(String what, String why) {
    all.add(what);
    out.println(what + ": " + why.replace('\n', ' '));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
