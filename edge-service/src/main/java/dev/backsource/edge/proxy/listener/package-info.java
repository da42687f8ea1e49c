/**
 * Where clients connect: the options of the listeners, who may connect, and the listeners of one event loop from their start to
 * their drain. Depends on {@code transport}, {@code tls}, {@code http} and {@code proxy.request}. What is asked on a connection does
 * not belong here.
 */
@NullMarked
package dev.backsource.edge.proxy.listener;

import org.jspecify.annotations.NullMarked;
