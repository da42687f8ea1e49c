/**
 * A client's request, from its arrival to the source of its response: the checks, its host and target, and the host's route.
 * Depends on {@code http}, {@code routing} and {@code tls}. The parsing of requests does not belong here but to
 * {@code transport}, and their responses belong to {@code cache} and {@code upstream}.
 */
@NullMarked
package dev.backsource.edge.proxy.request;

import org.jspecify.annotations.NullMarked;
