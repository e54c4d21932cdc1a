/// What a project has decided about findings: the file `.plg.yaml`, and what comments and
/// annotations ignore.
@NullMarked
package dev.plg.app.settings;

import org.jspecify.annotations.NullMarked;
