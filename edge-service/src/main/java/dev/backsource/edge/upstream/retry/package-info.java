/**
 * Retries: what a failure at an origin means, whether the request may be made again, and with which origin. Depends on
 * {@code upstream.balancing}, on the exceptions of {@code upstream.address} and {@code upstream.response}, on {@code transport},
 * {@code http} and {@code routing}. Sending a request does not belong here: nothing here knows a connection.
 */
@NullMarked
package dev.backsource.edge.upstream.retry;

import org.jspecify.annotations.NullMarked;
