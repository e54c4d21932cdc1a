package dev.plg.app.page;

import dev.plg.app.graph.Graph;
import dev.plg.app.graph.GraphFormat;
import dev.plg.app.images.ImageList;
import dev.plg.app.report.Report;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page: one file that loads nothing, for light and dark, phones and paper.
///
/// @param title what it is about
/// @param pictures of what runs
public record ReportPage(
    String title, Graph graph, Report report, List<Picture> pictures, ImageList images) {

  /// How a page of plg begins, so that it knows its own.
  public static final String BEGIN = "<!doctype html><!-- plg report -->";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--paper:#fff;--card:#f6f8fa;--line:#d1d9e0;\
      --error:#b3261e;--warning:#8a5a00;--note:#35588c}
      @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9da7b1;--paper:#0d1117;--card:#151b23;--line:#3d444d;\
      --error:#ff8a80;--warning:#f0b429;--note:#8ab4f8}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:1.5rem;max-width:110rem;background:var(--paper);color:var(--ink);\
      font:16px/1.5 system-ui,sans-serif}
      h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .6rem}
      a{color:inherit}nav a{margin-right:1rem}
      .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
      .scroll:focus-visible,a:focus-visible{outline:3px solid var(--note);outline-offset:2px}
      .scroll svg{display:block}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;padding:.4rem .7rem;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
      tbody tr:last-child td{border-bottom:0}
      th{color:var(--dim);font-weight:600}
      ul{list-style:none;margin:0;padding:0}
      li{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--dim);border-radius:8px;\
      padding:.6rem .9rem;margin:0 0 .6rem;overflow-wrap:anywhere}
      li.error{border-left-color:var(--error)}li.warning{border-left-color:var(--warning)}li.note{border-left-color:var(--note)}
      li p{margin:.15rem 0}li small{color:var(--dim);font-size:.85rem}
      .severity{font-weight:700}.error .severity{color:var(--error)}.warning .severity{color:var(--warning)}\
      .note .severity{color:var(--note)}
      @media print{body{padding:0;font-size:11pt}.scroll{overflow:visible;border:0}.scroll svg{max-width:100%;height:auto}\
      th,td{white-space:normal}li,tr{break-inside:avoid}nav{display:none}}
      """;

  /// The page as HTML.
  ///
  /// @throws IOException where the picture cannot be laid out
  public String print() throws IOException {
    return BEGIN
        + """

        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <h1>%1$s</h1>
        <p>%3$s</p>
        <nav aria-label="Sections"><a href="#picture">Picture</a><a href="#findings">Findings</a>\
        <a href="#sizes">Sizes</a><a href="#images">Images</a><a href="#versions">Versions</a></nav>
        <main>
        """
            .formatted(Html.escaped(title), STYLE, count())
        + section(
            "picture",
            "Picture",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">%s</div>\n"
                .formatted(GraphFormat.SVG.print(graph)))
        + section("findings", "Findings", findings())
        + section("sizes", "Sizes", Html.table("Sizes", Sizes.HEAD, Sizes.rows(pictures)))
        + section(
            "images",
            "Images",
            Html.table("Images", List.of("Image", "Digest", "Used by"), withoutHead(images.rows())))
        + section("versions", "Versions", Html.table("Versions", Ages.HEAD, Ages.rows(pictures)))
        + "</main>\n</body>\n</html>\n";
  }

  private static List<List<String>> withoutHead(List<List<String>> rows) {
    return rows.subList(1, rows.size());
  }

  private static String section(String id, String title, String content) {
    return "<section id=\"%s\" aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\">%s</h2>\n%s</section>\n"
        .formatted(id, id, id, title, content);
  }

  private String count() {
    String count =
        Stream.of(Severity.values())
            .map(severity -> count(severity))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
    return count.isEmpty() ? "No findings." : count + ".";
  }

  private String count(Severity severity) {
    long count = report.findings().stream().filter(it -> it.severity() == severity).count();
    return count == 0 ? "" : "%d %s%s".formatted(count, severity.word(), count == 1 ? "" : "s");
  }

  private String findings() {
    if (report.findings().isEmpty()) {
      return "<p>None.</p>\n";
    }
    return report.findings().stream()
        .sorted(Comparator.comparing(Finding::severity))
        .map(ReportPage::finding)
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private static String finding(Finding finding) {
    String why =
        finding.why().isEmpty() ? "" : "<p>Why: %s</p>".formatted(Html.escaped(finding.why()));
    String fix =
        finding.fix().isEmpty() ? "" : "<p>Fix: %s</p>".formatted(Html.escaped(finding.fix()));
    String place = finding.place().isKnown() ? finding.place() + " " : "";
    return "<li class=\"%1$s\"><p><span class=\"severity\">%1$s</span> %2$s</p>%3$s%4$s<small>%5$s[%6$s]</small></li>\n"
        .formatted(
            finding.severity().word(),
            Html.escaped(finding.message()),
            why,
            fix,
            Html.escaped(place),
            finding.rule());
  }
}
