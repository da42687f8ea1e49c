package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit: a request that was carried out or refused, once or several times.
 *
 * @param at the first time
 * @param lastAt the last time
 * @param times the number of times
 * @param caller null for an unknown caller
 * @param address of the client; empty when it is unknown, or for many clients
 * @param operation as the interface's description names it; empty for none, or many
 * @param method of the request; empty for actions of the service itself
 * @param domain the subject; null for none
 * @param target another subject of the request; null for none
 * @param status of the response
 * @param problem the URN of the refusal's reason; null when it wasn't refused
 * @param revision of the domain after the change; null for none
 * @param traceparent the request's trace; empty for none
 * @param seen the owning teams with which the caller can see the domain: {@value #OF_ANY}, or ids with commas between them
 */
public record AuditEntry(
        String id,
        Instant at,
        Instant lastAt,
        long times,
        @Nullable AuditedCaller caller,
        String address,
        String operation,
        String method,
        @Nullable String domain,
        @Nullable String target,
        int status,
        @Nullable String problem,
        @Nullable Long revision,
        @Nullable String idempotencyKey,
        String traceparent,
        String seen) {
    static final String OF_ANY = "*";

    private static final int REFUSED = 400;

    private static final int LONGEST_METHOD = 7;

    /** The length of the longest domain name. */
    private static final int MAX_LENGTH = 253;

    /** An entry to be counted, and written later. */
    public static AuditEntry of(
            Instant at,
            @Nullable Caller caller,
            AuditedRequest request,
            @Nullable String domain,
            @Nullable String target,
            int status,
            @Nullable String problem,
            String traceparent) {
        return new AuditEntry(
                "",
                at,
                at,
                1,
                caller == null ? null : AuditedCaller.of(caller),
                request.address(),
                request.operation(),
                request.method(),
                domain,
                target == null ? null : bounded(target),
                status,
                problem,
                null,
                request.idempotencyKey(),
                traceparent,
                caller == null || domain == null ? "" : seen(caller, DomainName.parse(domain)));
    }

    /** A method in the length that is kept: made-up ones are cut. */
    static String method(String name) {
        return name.length() <= LONGEST_METHOD ? name : name.substring(0, LONGEST_METHOD);
    }

    public boolean isRefused() {
        return status >= REFUSED;
    }

    /** The same, counted together with another entry of the same key. */
    AuditEntry and(AuditEntry other) {
        return times(other.lastAt.isAfter(lastAt) ? other.lastAt : lastAt, times + other.times);
    }

    /** The rest of the entry when it is counted together with others. */
    AuditEntry as(AuditEntryKey count) {
        return new AuditEntry(
                id,
                at,
                lastAt,
                times,
                caller,
                count.address(),
                count.operation(),
                count.method(),
                count.domain(),
                count.target(),
                status,
                count.problem(),
                revision,
                idempotencyKey,
                traceparent,
                seen);
    }

    private AuditEntry times(Instant last, long count) {
        return new AuditEntry(
                id,
                at,
                last,
                count,
                caller,
                address,
                operation,
                method,
                domain,
                target,
                status,
                problem,
                revision,
                idempotencyKey,
                traceparent,
                seen);
    }

    private static String seen(Caller caller, DomainName domain) {
        var scope = caller.scope(Role.VIEWER, domain);
        return scope.any() ? OF_ANY : String.join(",", scope.teams());
    }

    /** A text in the length that is kept; the database takes all characters but the one of code 0. */
    static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replace('\0', '\uFFFD');
    }
}
