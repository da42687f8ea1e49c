/** Compacted topics, read completely into memory, and their progress. The meaning of a value doesn't belong here. Depends on {@code reading}. */
@NullMarked
package dev.backsource.config.view;

import org.jspecify.annotations.NullMarked;
