/// Go templates as far as their text is the same on every machine: values, conditions, loops and
/// the functions of Sprig and Helmfile that read nothing else. What an environment variable, a
/// program or a cluster would add stays unknown.
@NullMarked
package dev.plg.source.template;

import org.jspecify.annotations.NullMarked;
