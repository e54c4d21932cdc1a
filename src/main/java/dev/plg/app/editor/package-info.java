/// What an editor asks of the file that it shows: problems, explanations, completions, repairs.
@NullMarked
package dev.plg.app.editor;

import org.jspecify.annotations.NullMarked;
