package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit entry of a change: in the transaction of the change, so that there is neither without the other, and, where the change is one
 * statement, as a part of that statement, so that it costs no further round trip.
 */
public final class ChangeEntry {
    /**
     * A part of such a statement. Takes, from a common table expression {@code event}, {@code domain}, {@code team}, {@code target}, {@code
     * revision}, {@code time} and {@code traceparent}; all but the last two may be null. The target of the request replaces a missing target; the
     * other values come by {@link #bind}.
     */
    public static final String INSERT = insert("cast(:auditId as uuid)");

    /** As {@link #INSERT}, for several changes of a request: {@code event} has an {@code audit_id} for each, see {@link #bindEach}. */
    public static final String INSERT_EACH = insert("audit_id");

    private static final Statement ALONE = new Statement("""
            with event as (
                select cast(null as text) as domain, cast(null as text) as team, cast(:target as text) as target,
                    cast(null as bigint) as revision, cast(:now as timestamptz) as time, cast(:traceparent as text) as traceparent)
            """ + INSERT);

    private ChangeEntry() {}

    private static String insert(String id) {
        return """
            insert into audit_entry (id, at, last_at, times, caller_kind, caller_id, caller_name, address, operation, method,
                domain, team, target, status, revision, idempotency_key, traceparent)
            select %s, time, time, 1, :auditKind, :auditCaller, :auditName, :auditAddress, :auditOperation, :auditMethod,
                domain, team, coalesce(target, cast(:auditTarget as text)), cast(:auditStatus as int), revision, :auditKey, traceparent
            from event""".formatted(id);
    }

    /** Sets the values of {@link #INSERT}, and marks the request as noted. */
    public static Statement.Execution bind(
            Statement.Execution execution, AuditedRequest request, Caller by, Instant now) {
        return bindEach(execution, request, by).set("auditId", TimeOrderedIds.at(now));
    }

    /** Sets the values of {@link #INSERT_EACH}, and marks the request as noted. */
    public static Statement.Execution bindEach(Statement.Execution execution, AuditedRequest request, Caller by) {
        request.note();
        return execution
                .set("auditKind", by.kind().word())
                .set("auditCaller", by.id())
                .set("auditName", by.name())
                .set("auditAddress", request.address())
                .set("auditOperation", request.operation())
                .set("auditMethod", request.method())
                .set("auditStatus", request.status())
                .set("auditTarget", request.target())
                .set("auditKey", request.idempotencyKey());
    }

    /**
     * Writes the entry of a change without a domain, in a statement of its own.
     *
     * @param target the changed object; null when it has no name
     */
    public static Uni<Integer> write(
            Mutiny.Session session,
            AuditedRequest request,
            Caller by,
            Instant now,
            @Nullable String target,
            String traceparent) {
        return bind(ALONE.in(session), request, by, now)
                .set("target", target == null ? null : AuditEntry.bounded(target))
                .set("now", now)
                .set("traceparent", traceparent)
                .execute();
    }
}
