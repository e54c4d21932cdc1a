package dev.plg.app.lint;

import dev.plg.app.input.Room;
import dev.plg.app.settings.Ignored;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.source.files.Documents;
import dev.plg.source.files.Repository.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one run has found so far.
final class LintRun {

  /// Texts up to this length are kept, so that a finding can show its line.
  private static final int SHOWN = 8 * 1024 * 1024;

  final LintOptions options;
  final Documents documents;
  final Ignored ignored = new Ignored();
  final Tally tally = new Tally();
  final RenderedCharts charts;

  /// The objects that findings are about, by the places of the findings.
  final Map<Location, String> titles = new HashMap<>();

  /// What was read, for a caller that asks for it.
  private final Optional<List<Installed>> installed;

  private final Optional<List<Picture>> pictures;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new TreeMap<>();
  private long kept;
  private boolean isFull;
  private Location reached = Location.NONE;

  /// @param isSeen whether what was read is kept until the end
  LintRun(LintOptions options, Documents documents, boolean isSeen) {
    this.options = options;
    this.installed = isSeen ? Optional.of(new ArrayList<>()) : Optional.empty();
    this.pictures = isSeen ? Optional.of(new ArrayList<>()) : Optional.empty();
    this.documents = documents;
    this.charts =
        new RenderedCharts(
            options.assumptions(), new HelmCache(options.helmCache()), options.kubernetes());
  }

  void see(Picture picture) {
    pictures.ifPresent(all -> all.add(picture));
  }

  void see(Release release, Picture objects) {
    installed.ifPresent(
        all ->
            all.add(
                new Installed(
                    release,
                    JudgedVersion.of(release.chart()).map(JudgedVersion::chart),
                    objects)));
  }

  List<Picture> pictures() {
    return pictures.orElse(List.of());
  }

  List<Installed> installed() {
    return installed.orElse(List.of());
  }

  void say(Finding finding) {
    findings.add(finding);
  }

  void sayAll(Collection<Finding> more) {
    findings.addAll(more);
  }

  List<Finding> findings() {
    return findings;
  }

  /// Where the part begins that is being read.
  void reach(Location place) {
    reached = place;
  }

  boolean isFull() {
    return isFull;
  }

  /// Why no more can be taken in.
  Optional<Finding> refusal(Location at) {
    if (!isFull && !Room.isLeft()) {
      giveUp(at);
    }
    return isFull ? Optional.of(noRoom(reached)) : Optional.empty();
  }

  /// Nothing is said of a part of the inputs: what is missing may be in the rest.
  void giveUp(Location at) {
    isFull = true;
    reached = at;
    texts.clear();
    findings.clear();
    findings.add(noRoom(at));
  }

  void giveUp() {
    giveUp(reached);
  }

  /// Keeps a text that cannot be read again, as far as there is room.
  void keep(String file, String text) {
    if (kept + text.length() <= SHOWN) {
      texts.put(file, text);
      kept += text.length();
    }
  }

  void keepAll(Map<String, String> more) {
    texts.putAll(more);
  }

  /// The texts that findings point into.
  Map<String, String> texts(Collection<Finding> shown) {
    for (Finding finding : shown) {
      String file = finding.place().file();
      if (finding.place().line() > 0 && !texts.containsKey(file) && !file.startsWith("-")) {
        if (documents.repository().read(Path.of(file)) instanceof Content.Text(String text)) {
          keep(file, text);
        }
      }
    }
    return texts;
  }

  /// What is said where no memory is left.
  ///
  /// @param at how far the inputs were read
  private static Finding noRoom(Location at) {
    return Finding.error(
        "input/too-large",
        at,
        "the input up to here uses all memory that plg may use",
        "rules would miss the rest, so plg reports nothing about this input",
        "lint a part of it, such as one namespace, or give plg more memory: PLG_JAVA_OPTS=-Xmx4g");
  }
}
