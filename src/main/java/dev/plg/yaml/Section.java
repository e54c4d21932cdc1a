package dev.plg.yaml;

/// A typed value that is written as a mapping. It names its keys once, in the order written; a
/// value that is absent is left out by [Mapping.Builder#with], so that a section is written by one
/// rule wherever it is.
public interface Section {

  Mapping tree();
}
