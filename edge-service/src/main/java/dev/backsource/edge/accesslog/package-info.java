/**
 * The access log: how an answer is written as a line, and the thread that writes the lines. Depends on {@code http}.
 * What is recorded does not belong here but to {@code http.telemetry}.
 */
@NullMarked
package dev.backsource.edge.accesslog;

import org.jspecify.annotations.NullMarked;
