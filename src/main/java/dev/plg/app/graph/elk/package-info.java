/// The program that lays graphs out, by the Eclipse Layout Kernel: no other package uses it, and no
/// package uses this one. In the image it is in a folder of its own.
@NullMarked
package dev.plg.app.graph.elk;

import org.jspecify.annotations.NullMarked;
