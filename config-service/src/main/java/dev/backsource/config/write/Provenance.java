package dev.backsource.config.write;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;

/**
 * Where a change comes from.
 *
 * @param traceparent the trace that it belongs to (W3C Trace Context §3.2); empty when the caller named none
 * @param caller who makes it
 * @param request that asks for it
 */
public record Provenance(String traceparent, Caller caller, AuditedRequest request) {
    /** As the history names who made the change. */
    public String operator() {
        return caller.name();
    }

    /** For one of several changes that a request asks for, which is noted by itself. */
    public Provenance part() {
        return new Provenance(traceparent, caller, request.part());
    }

    /** As {@link #part}, for one that is noted as another operation than the request. */
    public Provenance part(String operation, int status) {
        return new Provenance(traceparent, caller, request.part(operation, status));
    }
}
