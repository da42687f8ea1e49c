package dev.backsource.config.audit;

import org.jspecify.annotations.Nullable;

/**
 * A request that may change something, as its entries tell it. It knows whether what comes of it has its entry: whoever writes one with
 * a change, or finds that there is nothing to change, says so here, and it is not written again.
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
     * @param operation as the interface's description calls it
     * @param status that it is answered with once it is carried out
     * @param address of the client; empty when it isn't known
     * @param idempotencyKey null when it has none
     * @param target what it names beside a domain; null for nothing
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

    /** What the service does by itself. */
    public static AuditedRequest ofTheService(String operation) {
        return new AuditedRequest(operation, "", OK, "", null, null);
    }

    /** The same request for one of the things that it asks for, which is noted by itself. */
    public AuditedRequest part() {
        return new AuditedRequest(operation, method, status, address, idempotencyKey, target);
    }

    /** As {@link #part}, for one that is another operation than the request. */
    public AuditedRequest part(String itsOperation, int itsStatus) {
        return new AuditedRequest(itsOperation, method, itsStatus, address, idempotencyKey, target);
    }

    /** Says that an entry is written in the transaction of the change, or elsewhere. */
    public void note() {
        noted = true;
    }

    /** Says that nothing is changed, since all is as it is asked for. */
    public void leaveUnchanged() {
        unchanged = true;
    }

    /** Whether there is an entry. */
    public boolean isNoted() {
        return noted;
    }

    /** Whether a change has been made, or may have been, of which there is no entry. */
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
