package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A headless Chromium that looks at a page.
final class Browser {

  /// Measures what is drawn, and writes what is wrong into the page.
  private static final String MEASURES =
      """
      <script>
      const faults = [];
      const rect = e => e.getBoundingClientRect();
      const name = e => (e.getAttribute('aria-label') || e.textContent).slice(0, 60);
      const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5
          && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
      const apart = (a, b) => a.right <= b.left + 0.5 || b.right <= a.left + 0.5
          || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
      const boxes = [...document.querySelectorAll('svg .box')];
      const labels = [...document.querySelectorAll('svg .way text')];
      if (document.querySelectorAll('svg').length && !boxes.length) faults.push('no box');
      for (const box of boxes) {
        const frame = rect(box.querySelector('rect'));
        for (const text of box.querySelectorAll('text')) {
          if (!inside(rect(text), frame)) faults.push('text outside of its box: ' + name(text));
        }
        box.focus();
        if (document.activeElement !== box) faults.push('no key reaches ' + name(box));
      }
      const all = boxes.map(b => [b, rect(b.querySelector('rect'))])
          .concat(labels.map(l => [l, rect(l)]));
      for (let i = 0; i < all.length; i++) {
        for (let j = i + 1; j < all.length; j++) {
          if (!apart(all[i][1], all[j][1])) {
            faults.push('overlap: ' + name(all[i][0]) + ' and ' + name(all[j][0]));
          }
        }
      }
      for (const svg of document.querySelectorAll('svg')) {
        for (const [e, r] of all) {
          if (svg.contains(e) && !inside(r, rect(svg))) faults.push('outside of the picture: ' + name(e));
        }
      }
      if (document.documentElement.scrollWidth > window.innerWidth) {
        faults.push('the page is wider than the window: ' + document.documentElement.scrollWidth);
      }
      for (const link of document.querySelectorAll('[src],link[href]')) faults.push('loads ' + link.outerHTML);
      const result = document.createElement('pre');
      result.id = 'faults';
      result.textContent = faults.join('\\n');
      document.body.append(result);
      </script>
      """;

  private Browser() {}

  /// Requires that no text leaves its box, that nothing overlaps, that each box is reached by keys
  /// and that nothing is written to the console. Skipped, loudly, where there is no Chromium.
  ///
  /// @param page HTML, or an SVG
  /// @param width of the window
  static void assertFine(Path folder, String page, int width, boolean isDark) throws IOException {
    Optional<String> chromium = chromium();
    if (chromium.isEmpty()) {
      System.err.println("SKIPPED: no Chromium on the PATH looks at the pictures of plg");
    }
    assumeTrue(chromium.isPresent(), "no Chromium on the PATH");
    String whole =
        page.startsWith("<svg")
            ? "<!doctype html><meta charset=utf-8><body style='width:max-content'>" + page
            : page;
    Path file = Files.writeString(folder.resolve("page.html"), whole + MEASURES);
    var command = new ArrayList<String>();
    command.addAll(
        List.of(
            chromium.get(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--window-size=%d,900".formatted(width),
            "--user-data-dir=" + folder.resolve("browser"),
            "--dump-dom"));
    if (isDark) {
      command.add("--blink-settings=preferredColorScheme=0");
    }
    command.add(file.toUri().toString());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      var builder = new ProcessBuilder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String dom = Files.readString(out);
    int at = dom.indexOf("<pre id=\"faults\">");
    assertEquals(
        "", at < 0 ? "not measured:\n" + dom : dom.substring(at + 17, dom.indexOf("</pre>", at)));
    List<String> console =
        Files.readAllLines(err, StandardCharsets.UTF_8).stream()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    assertEquals(List.of(), console);
  }

  private static Optional<String> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(it -> Path.of(folder, it)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
