package dev.plg.alloy;

import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A configuration in Alloy's syntax, as it was read.
///
/// @param blocks none where the text is not understood
/// @param faults what makes the program refuse it
public record AlloyFile(List<Block> blocks, List<AlloyFault> faults) {

  /// What a configuration of another language has.
  public static final AlloyFile EMPTY = new AlloyFile(List.of(), List.of());

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+ \"[^\"]*\" \\{|^logging \\{");

  public AlloyFile {
    blocks = List.copyOf(blocks);
    faults = List.copyOf(faults);
  }

  /// Whether a text has a labelled block at its left margin, as no YAML has.
  public static boolean looksLike(String text) {
    return text.indexOf('{') >= 0 && BLOCK.matcher(text).find();
  }

  /// Reads a text. Where braces are doubled it may still be a template, so that nothing is said to
  /// be wrong with it; in strings they are Go's, for the agent itself.
  public static AlloyFile read(Scalar text) {
    var scanner = new Scanner(text);
    var parser = new Parser(scanner.tokens());
    List<Block> blocks = parser.blocks();
    var faults = new ArrayList<AlloyFault>(scanner.faults());
    boolean cut = faults.stream().anyMatch(it -> it.kind() == AlloyFault.Kind.UNCLOSED);
    if (!cut) {
      faults.addAll(parser.faults());
    }
    boolean template = text.text().contains("{{");
    return new AlloyFile(cut ? List.of() : blocks, template ? List.of() : faults);
  }

  /// The blocks of a name, at any depth: `named("loki.write")`.
  public Stream<Block> named(String name) {
    return all().filter(block -> block.name().equals(name));
  }

  /// All blocks, each before those inside it.
  public Stream<Block> all() {
    return blocks.stream().flatMap(Block::withInner);
  }
}
