package dev.plg.alloy;

/// One statement of a configuration or of a block's body.
public sealed interface AlloyStatement permits Attribute, Block {}
