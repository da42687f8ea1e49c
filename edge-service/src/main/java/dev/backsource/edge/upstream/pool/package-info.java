/**
 * Connections to origins for the requests of one event loop: opening them to checked addresses, keeping them between requests,
 * and the queue of waiting requests. Depends on {@code upstream.connection}, {@code upstream.address}, {@code transport},
 * {@code http} and {@code routing}. The choice of an origin, the decision about a retry and the content of a request do not
 * belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.pool;

import org.jspecify.annotations.NullMarked;
