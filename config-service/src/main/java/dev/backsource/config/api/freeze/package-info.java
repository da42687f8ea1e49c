/** The freeze of changes: who sets it, and how everybody reads it. The freeze itself belongs to {@code config.freeze}. */
@NullMarked
package dev.backsource.config.api.freeze;

import org.jspecify.annotations.NullMarked;
