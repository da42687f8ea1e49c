/**
 * The edge: finds the route of each client request, and serves it from the cache or from an origin. Here are only the settings that all packages
 * read, the connection to the event log, the rejected records of topics, and the form of kept files. Code that serves a request does not belong here.
 *
 * <p>{@code assembly} puts the other packages together. {@code cache}, {@code upstream} and {@code accesslog} depend on {@code http}, {@code http}
 * on {@code routing}, and all packages that serve requests on {@code transport}, which alone uses the internals of Vert.x and Netty;
 * {@code transport} depends on {@code deadline}, and all of them on {@code error}. {@code purge} depends on {@code cache}, {@code snapshot} and {@code admin} on {@code routing},
 * {@code admin} on {@code explain}, {@code progressive} on none of them, {@code status} on {@code purge}, {@code snapshot} and {@code routing}; {@code routing} on none of them,
 * {@code tls} on {@code transport} only.
 */
@NullMarked
package dev.backsource.edge;

import org.jspecify.annotations.NullMarked;
