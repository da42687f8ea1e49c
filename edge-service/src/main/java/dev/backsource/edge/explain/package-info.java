/**
 * Tells what the edge would do with a request, by the same steps that requests go through. A decision does not belong here but
 * to the package that makes it for requests. Answers whoever asks over
 * Kafka. Depends on {@code identity}, {@code routing}, {@code routing.changes}, {@code proxy.request}, {@code cache} and {@code upstream.balancing}.
 */
@NullMarked
package dev.backsource.edge.explain;

import org.jspecify.annotations.NullMarked;
