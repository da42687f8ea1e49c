/**
 * Spans of OpenTelemetry as all services make and export them: the exporter with its bounds, trace contexts in header fields, and spans of
 * records. The spans of a service's own requests do not belong here but to the service. Depends on {@code event-log}.
 */
@NullMarked
package dev.backsource.deployment.tracing;

import org.jspecify.annotations.NullMarked;
