/**
 * The metrics of requests, and the access-log record of each response. The format of a record's line does not belong
 * here but to {@code accesslog}. Depends on {@code http.upstream}, {@code http.tracing}, {@code figures}, {@code error}
 * and {@code transport}.
 */
@NullMarked
package dev.backsource.edge.http.telemetry;

import org.jspecify.annotations.NullMarked;
