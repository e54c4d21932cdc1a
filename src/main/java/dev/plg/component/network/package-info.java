/// Who may send what to whom.
@NullMarked
package dev.plg.component.network;

import org.jspecify.annotations.NullMarked;
