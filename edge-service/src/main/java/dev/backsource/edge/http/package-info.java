/**
 * Message bodies on both sides: their presence, and the room in memory for arriving ones. {@code upstream} is the way to an
 * origin, {@code client} the way to a client, {@code fields} the forwarding of header fields, {@code limit} quotas,
 * {@code tunnel} connections that leave HTTP, {@code telemetry} metrics and access-log entries, and {@code tracing} the
 * traces of requests. The edge's {@code upstream}, {@code cache} and {@code proxy} meet here. Internals of Vert.x and Netty
 * do not belong here but to {@code transport}. Objects that serve a request belong to one event loop and take no lock.
 */
@NullMarked
package dev.backsource.edge.http;

import org.jspecify.annotations.NullMarked;
