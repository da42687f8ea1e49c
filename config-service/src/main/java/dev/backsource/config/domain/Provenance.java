package dev.backsource.config.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param traceparent the trace that it belongs to (W3C Trace Context)
 * @param operator who makes it; null when nobody is named
 */
public record Provenance(String traceparent, @Nullable String operator) {}
