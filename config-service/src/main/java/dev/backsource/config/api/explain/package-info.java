/**
 * Where a request would go, as edges say. How they are asked belongs to {@code config.explain}.
 */
@NullMarked
package dev.backsource.config.api.explain;

import org.jspecify.annotations.NullMarked;
