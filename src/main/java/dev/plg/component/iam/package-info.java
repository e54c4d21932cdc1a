/// What AWS must allow for a stack, as IAM's own documents.
@NullMarked
package dev.plg.component.iam;

import org.jspecify.annotations.NullMarked;
