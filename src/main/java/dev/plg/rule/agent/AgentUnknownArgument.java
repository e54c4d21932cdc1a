package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.catalog.BlockKey;
import dev.plg.catalog.ValueType;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.AgentBlock;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;

/// A component has the arguments and blocks that a configuration sets.
final class AgentUnknownArgument {

  static final Rule RULE =
      error("agent/unknown-argument", PICTURE.each(AgentBlock::in))
          .what("a component does not have an argument or a block")
          .why(
              "the program does not load the configuration: `unrecognized attribute name …`,"
                  + " `unrecognized block name …`")
          .fix("remove it")
          .source("grafana/alloy syntax/vm/struct_decoder.go decodeAttr, decodeNormalBlock@v1.18.1")
          .where(it -> it.known().filter(BlockKey::isBlock).isPresent())
          .finds(it -> Stream.concat(ofAttributes(it), ofBlocks(it)));

  /// A name that the component has, used in a way that it does not allow.
  private record Misuse(String problem, String fix) {}

  private AgentUnknownArgument() {}

  private static Stream<Violation> ofAttributes(AgentBlock block) {
    return block.block().attributes().stream()
        .flatMap(
            it ->
                violation(block, it.name(), it.namePlace(), "argument", misuse(block, it))
                    .stream());
  }

  /// Why a known name cannot be an argument.
  private static Optional<Misuse> misuse(AgentBlock block, Attribute attribute) {
    return block
        .keys()
        .find(block.at().to(attribute.name()))
        .filter(BlockKey::isBlock)
        .map(
            _ ->
                new Misuse(
                    "is a block, not an argument", "write `%s { … }`".formatted(attribute.name())));
  }

  private static Stream<Violation> ofBlocks(AgentBlock block) {
    var seen = new HashSet<String>();
    return block.block().blocks().stream()
        .filter(_ -> !isPipeline(block))
        .flatMap(
            it ->
                violation(
                    block, it.name(), it.place(), "block", misuse(block, it, seen.add(it.name())))
                    .stream());
  }

  private static boolean isPipeline(AgentBlock block) {
    return block.block().name().equals("declare")
        || block.block().name().equals("foreach")
        || block.at().last().equals("template");
  }

  /// Why a known name cannot be a block, or not another one.
  private static Optional<Misuse> misuse(AgentBlock block, Block inner, boolean isFirst) {
    return block
        .keys()
        .find(block.at().to(inner.name()))
        .filter(
            key -> key.type() != ValueType.ANY && (!key.isBlock() || !(isFirst || key.isMany())))
        .map(
            key ->
                key.isBlock()
                    ? new Misuse("is allowed only once", "keep one of them")
                    : new Misuse(
                        "is an argument, not a block", "write `%s = …`".formatted(inner.name())));
  }

  private static Optional<Violation> violation(
      AgentBlock block, String name, Location place, String kind, Optional<Misuse> misuse) {
    Pointer path = block.at().to(name);
    if (misuse.isPresent()) {
      return misuse.map(
          it ->
              at(place, "`%s` in %s %s".formatted(name, block.title(), it.problem()))
                  .fixedBy(it.fix()));
    }
    return block.keys().find(path).isPresent()
        ? Optional.empty()
        : Optional.of(
            UnknownNames.violation(
                block,
                path,
                place,
                "%s in %s has no %s `%s`".formatted(block.title(), block.program(), kind, name)));
  }
}
