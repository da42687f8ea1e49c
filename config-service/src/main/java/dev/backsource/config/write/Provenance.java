package dev.backsource.config.write;

import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param traceparent the trace that it belongs to (W3C Trace Context §3.2); empty when the caller named none
 * @param operator who makes it; null when nobody is named
 */
public record Provenance(String traceparent, @Nullable String operator) {}
