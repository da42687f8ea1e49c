package dev.backsource.config.audit;

import org.jspecify.annotations.Nullable;

/**
 * A request that may change something, in the form of its audit entries. It knows whether its result already has an entry: code that writes one with
 * a change, or finds nothing to change, reports that here, so that no second entry is written.
 */
public final class AuditedRequest {
    private static final int OK = 200;

    private final String operation;
    private final String method;
    private final int status;
    private final String address;
    private final @Nullable String idempotencyKey;
    private final @Nullable String target;
    private volatile boolean noted;
    private volatile boolean unchanged;

    /**
     * A request.
     *
     * @param operation as the interface's description names it
     * @param status of the response after success
     * @param address of the client; empty when it is unknown
     * @param idempotencyKey null for none
     * @param target a subject beside a domain; null for none
     */
    public AuditedRequest(
            String operation,
            String method,
            int status,
            String address,
            @Nullable String idempotencyKey,
            @Nullable String target) {
        this.operation = operation;
        this.method = AuditEntry.method(method);
        this.status = status;
        this.address = address;
        this.idempotencyKey = idempotencyKey;
        this.target = target == null ? null : AuditEntry.bounded(target);
    }

    /** An action of the service itself. */
    public static AuditedRequest ofTheService(String operation) {
        return new AuditedRequest(operation, "", OK, "", null, null);
    }

    /** The same request for one of its items, which has an entry of its own. */
    public AuditedRequest part() {
        return new AuditedRequest(operation, method, status, address, idempotencyKey, target);
    }

    /** As {@link #part}, with another subject beside a domain. */
    public AuditedRequest about(String subject) {
        return new AuditedRequest(operation, method, status, address, idempotencyKey, subject);
    }

    /** As {@link #part}, for an item with an operation of its own. */
    public AuditedRequest part(String itsOperation, int itsStatus) {
        return new AuditedRequest(itsOperation, method, itsStatus, address, idempotencyKey, target);
    }

    /** Reports that an entry is written, in the transaction of the change or elsewhere. */
    public void note() {
        noted = true;
    }

    /** Reports that nothing is changed, since the requested state is the present one. */
    public void leaveUnchanged() {
        unchanged = true;
    }

    /** Whether there is an entry. */
    public boolean isNoted() {
        return noted;
    }

    /** Whether a change was made, or may have been made, without an entry. */
    public boolean needsEntryOfChange() {
        return !noted && !unchanged;
    }

    public String operation() {
        return operation;
    }

    public String method() {
        return method;
    }

    public int status() {
        return status;
    }

    public String address() {
        return address;
    }

    public @Nullable String target() {
        return target;
    }

    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }
}
