/**
 * HTTP as the edge speaks it, on both sides: a client's request with its route, the way to answer it, the way to an
 * origin ({@link dev.backsource.edge.http.Upstream}), header fields, deadlines, and the answers of the edge itself.
 * {@code origin}, {@code cache} and {@code proxy} meet here. Depends on {@code routing}. What serves a request belongs to
 * one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.http;

import org.jspecify.annotations.NullMarked;
