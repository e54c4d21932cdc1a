package dev.plg.rule;

/// A demand: on the stack that was asked for, or on what would run.
public sealed interface Rule permits StackRule, PictureRule {

  About about();
}
