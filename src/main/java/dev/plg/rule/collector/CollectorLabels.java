package dev.plg.rule.collector;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.model.Alloy;
import dev.plg.rule.Rule;

/// Alloy sends the lines, labels and times that Promtail sends, but for the end of lines that are
/// ended as on Windows. Containerd removes the carriage return itself, and Docker writes it as a
/// part of its JSON.
public final class CollectorLabels {

  public static final Rule RULE =
      note("collector/labels", STACK)
          .what("Alloy removes a carriage return at the end of a line, which Promtail keeps")
          .why(
              "CRI-O writes lines that end in CRLF as they are: a query that matches the carriage"
                  + " return does not find what Alloy collects; labels and times are the same")
          .fix("match the end of such lines with `\\r?$`")
          .source(
              "grafana/alloy internal/component/loki/source/file/internal/tail/reader.go:124"
                  + "@v1.18.1; grafana/loki vendor/github.com/grafana/tail/tail.go:290@v3.5.1;"
                  + " containers/conmon src/ctr_logging.c@v2.2.1 write_k8s_log")
          .where(it -> it.stack().collector(Alloy.class).isPresent())
          .where(it -> it.stack().cluster().runtime().keepsCarriageReturns())
          .at(it -> it.placeOf("cluster", "runtime"));

  private CollectorLabels() {}
}
