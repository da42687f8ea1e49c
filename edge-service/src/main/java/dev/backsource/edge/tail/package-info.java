/**
 * Tails: lines of one domain's access log on their way to whoever asked for them over Kafka. The access log of the edge as a whole belongs to {@code accesslog}.
 * Depends on {@code figures}, {@code http.telemetry} and {@code identity}.
 */
@NullMarked
package dev.backsource.edge.tail;

import org.jspecify.annotations.NullMarked;
