package dev.plg.rule.agent;

import dev.plg.catalog.BlockKey;
import dev.plg.catalog.ValueType;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.picture.river.RiverBlock;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AgentBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A component takes the arguments and blocks that a configuration gives it.
final class ComponentArgumentsExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/unknown-argument",
        Severity.ERROR,
        Versions.ALL,
        "a component does not take an argument or a block",
        "the program does not load the configuration: `unrecognized attribute name …`,"
            + " `unrecognized block name …`",
        "remove it",
        "alloy syntax/vm/struct_decoder.go decodeAttr, decodeNormalBlock@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return AgentBlock.in(picture)
        .filter(it -> it.known().filter(BlockKey::isBlock).isPresent())
        .flatMap(it -> Stream.concat(ofAttributes(it), ofBlocks(it)))
        .toList();
  }

  private Stream<Finding> ofAttributes(AgentBlock block) {
    return block.block().attributes().stream()
        .flatMap(
            it ->
                finding(block, it.name(), it.namePlace(), "argument", ofAttribute(block, it))
                    .stream());
  }

  /// Why a known name may not be an argument.
  private static Optional<String> ofAttribute(AgentBlock block, RiverAttribute attribute) {
    return block
        .keys()
        .find(block.at().to(attribute.name()))
        .filter(BlockKey::isBlock)
        .map(_ -> "is a block: write `%s { … }`".formatted(attribute.name()));
  }

  private Stream<Finding> ofBlocks(AgentBlock block) {
    var seen = new HashSet<String>();
    return block.block().blocks().stream()
        .filter(_ -> !isPipeline(block))
        .flatMap(
            it ->
                finding(
                    block, it.name(), it.place(), "block", ofBlock(block, it, seen.add(it.name())))
                    .stream());
  }

  private static boolean isPipeline(AgentBlock block) {
    return block.block().name().equals("declare")
        || block.block().name().equals("foreach")
        || block.at().last().equals("template");
  }

  /// Why a known name may not be a block, or not another one.
  private static Optional<String> ofBlock(AgentBlock block, RiverBlock inner, boolean isFirst) {
    return block
        .keys()
        .find(block.at().to(inner.name()))
        .filter(
            key -> key.type() != ValueType.ANY && (!key.isBlock() || !(isFirst || key.isMany())))
        .map(
            key ->
                key.isBlock()
                    ? "may be there once only"
                    : "is an argument: write `%s = …`".formatted(inner.name()));
  }

  private Optional<Finding> finding(
      AgentBlock block, String name, Location place, String kind, Optional<String> misuse) {
    Pointer at = block.at().to(name);
    if (misuse.isPresent()) {
      return misuse.map(
          it -> about().finding(place, "`%s` in %s %s".formatted(name, block.title(), it), ""));
    }
    return block.keys().find(at).isPresent()
        ? Optional.empty()
        : Optional.of(
            UnknownBlocks.finding(
                about(),
                block,
                at,
                place,
                "%s in %s takes no %s `%s`".formatted(block.title(), block.program(), kind, name)));
  }
}
