/** The target of a request, as answered by the edges. Questions to edges belong to {@code config.explain}. */
@NullMarked
package dev.backsource.config.api.explain;

import org.jspecify.annotations.NullMarked;
