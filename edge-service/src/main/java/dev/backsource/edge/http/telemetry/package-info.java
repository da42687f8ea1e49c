/**
 * The metrics of requests, and the access-log record of each response. Depends on {@code http.upstream} and {@code transport}.
 * How a record is written as a line does not belong here but to {@code accesslog}.
 */
@NullMarked
package dev.backsource.edge.http.telemetry;

import org.jspecify.annotations.NullMarked;
