/**
 * Compacted topics read whole into memory, and whether they are. What a value means doesn't belong here. Depends on {@code
 * reading}.
 */
@NullMarked
package dev.backsource.config.view;

import org.jspecify.annotations.NullMarked;
