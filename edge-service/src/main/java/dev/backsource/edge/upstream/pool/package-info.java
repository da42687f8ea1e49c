/**
 * Connections to origins for the requests of one event loop: opening them to checked addresses, keeping them between requests,
 * and the queue of those that wait for one. Depends on {@code upstream.connection}, {@code upstream.address}, {@code transport},
 * {@code http} and {@code routing}. Which origin is asked, and whether once more, does not belong here; nor does what is sent.
 */
@NullMarked
package dev.backsource.edge.upstream.pool;

import org.jspecify.annotations.NullMarked;
