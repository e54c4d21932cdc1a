package dev.plg.model;

/// Log files of the node.
///
/// @param name the label job of their lines
public record NodeFiles(DnsLabel name, FilePattern path, LineLabels labels) {}
