package dev.plg.app.editor;

/// What may be written.
///
/// @param label the key or the word
/// @param about what it is
/// @param isKey false for a word of a value
public record Completion(String label, String about, boolean isKey) {}
