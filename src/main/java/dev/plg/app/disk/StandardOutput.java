package dev.plg.app.disk;

/// The product as one stream, for another program.
public record StandardOutput() implements Output {}
