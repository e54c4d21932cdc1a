/// Rules on Tempo: its receivers, its storage, and what it makes of traces.
@NullMarked
package dev.plg.rule.tempo;

import org.jspecify.annotations.NullMarked;
