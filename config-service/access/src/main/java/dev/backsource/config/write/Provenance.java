package dev.backsource.config.write;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;

/**
 * The origin of a change.
 *
 * @param traceparent the trace of the request (W3C Trace Context §3.2); empty when the caller sent none
 * @param caller the author
 * @param request for the change
 * @param confirmation of the caller, where its changes are a mass change
 */
public record Provenance(String traceparent, Caller caller, AuditedRequest request, MassConfirmation confirmation) {
    /** Of a change without a confirmation. */
    public Provenance(String traceparent, Caller caller, AuditedRequest request) {
        this(traceparent, caller, request, MassConfirmation.NONE);
    }

    /** The same, with a confirmation. */
    public Provenance confirming(MassConfirmation confirmed) {
        return new Provenance(traceparent, caller, request, confirmed);
    }

    /** The author's name in the history. */
    public String operator() {
        return caller.name();
    }

    /** For one of several changes of a request, which has an audit entry of its own. */
    public Provenance part() {
        return new Provenance(traceparent, caller, request.part(), confirmation);
    }

    /** The same, with a subject in the audit, beside a domain. */
    public Provenance about(String target) {
        return new Provenance(traceparent, caller, request.about(target), confirmation);
    }

    /** As {@link #part}, for a change whose audit entry has another operation than the request. */
    public Provenance part(String operation, int status) {
        return new Provenance(traceparent, caller, request.part(operation, status), confirmation);
    }
}
