package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Builds trees from the engine's events, one document after the other.
final class Composition {

  static final int DEEPEST = 100;

  /// How deep the list is that a `kind: List` is for.
  private static final int ITEMS = 2;

  /// How many values are read before someone looks whether there is memory for more.
  private static final int BETWEEN_CHECKS = 1 << 16;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final SourceText source;
  private final int firstLine;
  private final List<Finding> findings;
  private final StreamReader reader;
  private final ParserImpl events;
  private final Scalars scalars;
  private final Aliases aliases = new Aliases();
  private final @Nullable FullWidth fullWidth;
  private int documentLine;
  private int flows;
  private int values;
  private boolean isList;

  /// Reads from `firstLine` (from 0) of the text on, and adds to `findings`.
  ///
  /// @param fullWidth looks at plain scalars; null where the text gives no cause
  Composition(
      SourceText source, int firstLine, List<Finding> findings, @Nullable FullWidth fullWidth) {
    this.source = source;
    this.firstLine = firstLine;
    this.findings = findings;
    this.fullWidth = fullWidth;
    this.documentLine = firstLine;
    this.scalars = new Scalars(source, firstLine, findings);
    String rest = source.text().substring(firstLine == 0 ? 0 : source.start(firstLine));
    this.reader = new StreamReader(SETTINGS, rest);
    this.events = new ParserImpl(SETTINGS, reader);
    events.next();
  }

  /// The line (from 0) at which the document begins that was read last.
  int documentLine() {
    return documentLine;
  }

  /// How far the engine has read.
  Location reached() {
    return source.place(firstLine + reader.getLine(), reader.getColumn());
  }

  boolean hasDocument() {
    return events.checkEvent(Event.ID.DocumentStart);
  }

  /// The next document; nothing if it is empty.
  Optional<Node> document() {
    documentLine = firstLine + mark(events.next()).getLine();
    aliases.beginDocument();
    isList = false;
    Event first = events.next();
    Node root = node((NodeEvent) first, 1);
    events.next();
    // What follows the end of the document breaks it: look now, not when the next is read.
    events.peekEvent();
    return isNothing(first) ? Optional.empty() : Optional.of(root);
  }

  private static boolean isNothing(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().isEmpty()
        && scalar.getTag().isEmpty()
        && scalar.getAnchor().isEmpty();
  }

  private Node node(NodeEvent event, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliases.resolve(alias.getAlias().getValue(), place(event), depth, findings);
    }
    if (depth > DEEPEST) {
      throw new Abandoned(tooDeep(place(event)));
    }
    Optional<Anchor> anchor = event.getAnchor();
    aliases.enter(depth);
    checkRoom(event);
    if (anchor.isEmpty()) {
      return content(event, depth);
    }
    var opened = aliases.open(anchor.get().getValue(), depth);
    Node node = content(event, depth);
    aliases.close(opened, node);
    return node;
  }

  private void checkRoom(NodeEvent event) {
    Intake intake = source.intake();
    if (++values % BETWEEN_CHECKS == 0 && intake != null) {
      intake
          .refusal(place(event))
          .ifPresent(
              reason -> {
                throw new Abandoned(reason);
              });
    }
  }

  private Node content(NodeEvent event, int depth) {
    if (event instanceof ScalarEvent scalar) {
      checkFullWidth(scalar);
      return scalars.read(scalar);
    }
    var start = (CollectionStartEvent) event;
    boolean isMapping = event.getEventId() == Event.ID.MappingStart;
    scalars.checkCollectionTag(
        start, isMapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq");
    flows += start.isFlow() ? 1 : 0;
    Node node = isMapping ? mapping(start, depth) : sequence(start, depth);
    flows -= start.isFlow() ? 1 : 0;
    return node;
  }

  private void checkFullWidth(ScalarEvent scalar) {
    if (fullWidth != null && scalar.isPlain()) {
      Mark start = mark(scalar);
      Mark end = scalar.getEndMark().orElseThrow();
      fullWidth.check(
          firstLine + start.getLine(),
          start.getColumn(),
          firstLine + end.getLine(),
          end.getColumn(),
          flows > 0);
    }
  }

  private Sequence sequence(CollectionStartEvent start, int depth) {
    var items = new ArrayList<Node>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      Node item = node((NodeEvent) events.next(), depth + 1);
      items.add(isList && depth == ITEMS ? kept(item) : item);
    }
    events.next();
    return new Sequence(items, place(start));
  }

  /// An item of a long list is cut down before the next is read.
  private Node kept(Node item) {
    Intake intake = source.intake();
    return intake != null && item instanceof Mapping mapping ? intake.kept(mapping) : item;
  }

  private Mapping mapping(CollectionStartEvent start, int depth) {
    var entries = new Entries(findings);
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      var keyEvent = (NodeEvent) events.next();
      Node key = node(keyEvent, depth + 1);
      if (depth == ITEMS - 1) {
        isList = key instanceof Scalar scalar && scalar.text().equals("items");
      }
      Node value = node((NodeEvent) events.next(), depth + 1);
      if (Entries.isMerge(keyEvent)) {
        entries.merge(place(keyEvent), value);
      } else {
        entries.add(key, place(keyEvent), value);
      }
    }
    events.next();
    return entries.mapping(place(start));
  }

  static Finding tooDeep(Location place) {
    return Finding.error(
        "yaml/too-deep",
        place,
        "values are nested more than " + DEEPEST + " deep",
        "no Kubernetes object or configuration is nested like this",
        "flatten it");
  }

  private Location place(Event event) {
    Mark mark = mark(event);
    return source.place(firstLine + mark.getLine(), mark.getColumn());
  }

  private static Mark mark(Event event) {
    return event.getStartMark().orElseThrow();
  }
}
