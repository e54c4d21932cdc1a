package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.model.PodSettings;

/// A program of a stack.
///
/// @param key of the stack that configures it: `agent`
public record StackProgram(Program program, String key, PodSettings workload) {}
