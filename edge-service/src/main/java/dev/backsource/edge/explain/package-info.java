/**
 * Explanations: the edge's treatment of a hypothetical request, found by the same steps that real requests go through, and the answers to such
 * questions over Kafka. A decision does not belong here but to the package that makes it for requests. Depends on {@code identity},
 * {@code routing}, {@code routing.changes}, {@code proxy.request}, {@code cache} and {@code upstream.balancing}.
 */
@NullMarked
package dev.backsource.edge.explain;

import org.jspecify.annotations.NullMarked;
