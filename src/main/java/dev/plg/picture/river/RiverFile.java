package dev.plg.picture.river;

import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A configuration in River.
///
/// @param blocks none where the text is not understood
/// @param faults what makes the program refuse it
public record RiverFile(List<RiverBlock> blocks, List<RiverFault> faults) {

  /// What a configuration of another language has.
  public static final RiverFile EMPTY = new RiverFile(List.of(), List.of());

  public RiverFile {
    blocks = List.copyOf(blocks);
    faults = List.copyOf(faults);
  }

  /// Reads a text. Where braces are doubled it may still be a template, so that nothing is said to
  /// be wrong with it; in strings they are Go's, for the agent itself.
  public static RiverFile read(Scalar text) {
    var scanner = new RiverScanner(text);
    var parser = new RiverParser(scanner.tokens());
    List<RiverBlock> blocks = parser.blocks();
    var faults = new ArrayList<RiverFault>(scanner.faults());
    boolean cut = faults.stream().anyMatch(it -> it.kind() == RiverFault.Kind.UNCLOSED);
    if (!cut) {
      faults.addAll(parser.faults());
    }
    boolean template = text.text().contains("{{");
    return new RiverFile(cut ? List.of() : blocks, template ? List.of() : faults);
  }

  /// The blocks of a name, at any depth: `named("loki.write")`.
  public Stream<RiverBlock> named(String name) {
    return all().filter(block -> block.name().equals(name));
  }

  /// All blocks, each before those inside it.
  public Stream<RiverBlock> all() {
    return blocks.stream().flatMap(RiverBlock::withInner);
  }
}
