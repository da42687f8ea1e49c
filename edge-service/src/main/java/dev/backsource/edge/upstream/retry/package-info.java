/**
 * Retries: the meaning of a failure at an origin, the decision whether to repeat the request, and the origin for the next
 * attempt. Depends on {@code upstream.balancing}, on the exceptions of {@code upstream.address}, {@code upstream.response} and
 * {@code upstream.trust}, on {@code transport}, {@code http} and {@code routing}. Sending a request does not belong here: nothing here depends on a
 * connection.
 */
@NullMarked
package dev.backsource.edge.upstream.retry;

import org.jspecify.annotations.NullMarked;
