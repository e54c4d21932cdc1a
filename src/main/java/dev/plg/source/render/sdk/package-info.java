/// The program that renders charts with the Helm SDK, in a process of its own: the SDK is a native
/// library of 60 MB, which no other command should load.
@NullMarked
package dev.plg.source.render.sdk;

import org.jspecify.annotations.NullMarked;
