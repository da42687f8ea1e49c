/**
 * The access log: how a record is written as a line, and the thread that writes. What is recorded does not belong here
 * but to {@code http.telemetry}. Depends on {@code http}.
 */
@NullMarked
package dev.backsource.edge.accesslog;

import org.jspecify.annotations.NullMarked;
