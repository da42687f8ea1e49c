/**
 * The bodies of messages, on both sides: whether one follows, and the room in memory for those that arrive. {@code upstream} is
 * the way to an origin, {@code client} the way to a client, {@code fields} what becomes of header fields, {@code limit} who may
 * have how much, {@code tunnel} what leaves HTTP, and {@code telemetry} what is counted and written down. {@code origin},
 * {@code cache} and {@code proxy} meet here. What Vert.x and Netty keep to themselves does not belong here but to
 * {@code transport}. What serves a request belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.http;

import org.jspecify.annotations.NullMarked;
