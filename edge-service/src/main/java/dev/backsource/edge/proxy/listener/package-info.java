/**
 * The listeners for clients: their options, the admission of connections, and the listeners of one event loop from their start to
 * their drain. Depends on {@code transport}, {@code tls}, {@code http} and {@code proxy.request}. Requests do not belong here.
 */
@NullMarked
package dev.backsource.edge.proxy.listener;

import org.jspecify.annotations.NullMarked;
