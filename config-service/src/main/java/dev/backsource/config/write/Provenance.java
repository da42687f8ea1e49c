package dev.backsource.config.write;

import dev.backsource.config.access.Caller;

/**
 * Where a change comes from.
 *
 * @param traceparent the trace that it belongs to (W3C Trace Context §3.2); empty when the caller named none
 * @param caller who makes it
 */
public record Provenance(String traceparent, Caller caller) {
    /** As the history names who made the change. */
    public String operator() {
        return caller.name();
    }
}
