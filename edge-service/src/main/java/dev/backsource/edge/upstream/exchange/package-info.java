/**
 * One back-to-origin request and its response: attempts at origins with their deadlines, the request's body, and the way of the
 * response to its receiver. The choice of an origin and the decision about a retry do not belong here but to
 * {@code upstream.retry}; nor do header fields ({@code http.fields}) and connections ({@code upstream.pool}). Used by one event
 * loop, without locks.
 */
@NullMarked
package dev.backsource.edge.upstream.exchange;

import org.jspecify.annotations.NullMarked;
