/**
 * The access log: the format of its lines, and the thread that writes them. The content of a record does not belong
 * here but to {@code http.telemetry}. Depends on {@code http}.
 */
@NullMarked
package dev.backsource.edge.accesslog;

import org.jspecify.annotations.NullMarked;
