/**
 * HTTP as the edge speaks it, on both sides. Here is only what both sides use, such as deadlines and batched writes; {@code
 * upstream} is the way to an origin, {@code client} the way to a client, {@code fields} what becomes of header fields, and
 * {@code account} what is counted and written down. {@code origin}, {@code cache} and {@code proxy} meet here. What serves a
 * request belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.http;

import org.jspecify.annotations.NullMarked;
