/// The language server, by LSP4J: no other package uses it, and no package uses this one. In the
/// image it is in a folder of its own.
@NullMarked
package dev.plg.app.editor.lsp;

import org.jspecify.annotations.NullMarked;
