/// Demands on how Loki's pods find each other and share their work.
@NullMarked
package dev.plg.rule.ring;

import org.jspecify.annotations.NullMarked;
