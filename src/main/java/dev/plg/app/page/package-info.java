/// One page that shows what runs: the picture, the findings, sizes, images and versions.
@NullMarked
package dev.plg.app.page;

import org.jspecify.annotations.NullMarked;
