/// The vocabulary between components and formats: what a component is, and what a stack becomes.
@NullMarked
package dev.plg.plan;

import org.jspecify.annotations.NullMarked;
