/**
 * Traces of clients' requests: which are traced, the span of each, and those of its attempts at origins. The export of spans does not belong here
 * but to {@code deployment}'s {@code tracing}. Depends on {@code error}.
 */
@NullMarked
package dev.backsource.edge.http.tracing;

import org.jspecify.annotations.NullMarked;
