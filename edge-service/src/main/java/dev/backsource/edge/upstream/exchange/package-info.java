/**
 * One back-to-origin request and its response: attempts at origins with their deadlines, the request's body, and the way of the
 * response to its receiver. Which origin is tried, and whether once more, does not belong here but to {@code upstream.retry}; nor
 * do header fields ({@code http.fields}) and connections ({@code upstream.pool}). Of one event loop, without locks.
 */
@NullMarked
package dev.backsource.edge.upstream.exchange;

import org.jspecify.annotations.NullMarked;
