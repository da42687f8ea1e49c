/**
 * The life of the edge: its event loops, what each of them is put together from, and the drain when the edge stops. Depends on all
 * that serves requests. How one request is checked or answered does not belong here.
 */
@NullMarked
package dev.backsource.edge.proxy;

import org.jspecify.annotations.NullMarked;
