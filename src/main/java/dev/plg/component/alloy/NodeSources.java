package dev.plg.component.alloy;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.component.logs.Relabeling;
import dev.plg.model.Journal;
import dev.plg.model.LineLabels;
import dev.plg.model.NodeFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What Alloy reads of the node beside the logs of pods: the journal, and files that the user
/// names.
///
/// @param node the name of the node, as Alloy reads it
// alloy internal/component/loki/source/{journal,file}@v1.18.1
record NodeSources(AlloyExpression node) {

  private static final String JOURNAL = "journal";
  private static final String FILES = "files";

  List<Block> journal(Journal journal) {
    var body = new ArrayList<AlloyStatement>();
    body.add(Attribute.of("path", journal.path().value()));
    body.add(Attribute.of("max_age", journal.maxAge().toString()));
    if (!journal.fields().isEmpty()) {
      body.add(Attribute.code("relabel_rules", "loki.relabel.journal.rules"));
    }
    body.add(new Attribute("labels", target("systemd-journal", journal.labels())));
    body.add(AlloyConfig.TO_LOKI);
    var blocks = new ArrayList<Block>();
    if (!journal.fields().isEmpty()) {
      blocks.add(labels(journal));
    }
    blocks.add(Block.labelled("loki.source.journal", JOURNAL).with(body));
    return blocks;
  }

  /// The rules that make labels of fields. They are only handed over: no line goes through it.
  // alloy internal/component/loki/source/journal/tailer.go:364@v1.18.1 addJournalFields
  private static Block labels(Journal journal) {
    List<Block> rules =
        journal.fields().entrySet().stream()
            .map(
                it ->
                    Relabeling.copy(
                        "__journal_" + it.getValue().toLowerCase(Locale.ROOT), it.getKey()))
            .map(AlloyConfig::rule)
            .toList();
    return Block.labelled("loki.relabel", JOURNAL, Attribute.codes("forward_to")).with(rules);
  }

  List<Block> files(List<NodeFiles> files) {
    List<AlloyExpression> targets =
        files.stream()
            .<AlloyExpression>map(
                it -> target(it.name().value(), it.labels(), "__path__", it.path().value()))
            .toList();
    return List.of(
        Block.labelled(
                "local.file_match",
                FILES,
                new Attribute("path_targets", new AlloyExpression.Items(targets)))
            .about("files of the node that belong to no pod"),
        Block.labelled(
            "loki.source.file",
            FILES,
            Attribute.code("targets", "local.file_match.files.targets"),
            AlloyConfig.TO_LOKI));
  }

  /// The labels of the lines of one source.
  ///
  /// @param more a name and its value
  private AlloyExpression target(String job, LineLabels labels, String... more) {
    var fields = new LinkedHashMap<String, AlloyExpression>();
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], new AlloyExpression.Text(more[i + 1]));
    }
    fields.put("job", new AlloyExpression.Text(job));
    fields.put("node_name", node);
    labels.pairs().forEach((name, value) -> fields.put(name, new AlloyExpression.Text(value)));
    return new AlloyExpression.Fields(fields);
  }
}
