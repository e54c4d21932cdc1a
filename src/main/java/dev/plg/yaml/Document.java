package dev.plg.yaml;

/// One document of a stream.
///
/// @param index its position in the stream, from 0
public record Document(int index, Node root) {}
