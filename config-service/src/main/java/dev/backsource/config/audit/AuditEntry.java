package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, or was refused.
 *
 * @param at when, for the first time
 * @param lastAt when for the last time
 * @param times how often
 * @param caller null when nobody was let in
 * @param address of the client; empty when it isn't known, or is many
 * @param operation as the interface's description calls it; empty for none, or many
 * @param method of the request; empty for what the service did by itself
 * @param domain that it was of; null for none
 * @param target what else was named; null for nothing
 * @param status that it was answered with
 * @param problem the URN of why it was refused; null when it wasn't
 * @param revision that it made of the domain; null for none
 * @param traceparent the trace that it belongs to; empty when none was named
 * @param seen of which teams the domain may be for the caller to see it: {@value #OF_ANY}, or ids with commas between them
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

    /** As long as a domain's name may be. */
    private static final int MAX_LENGTH = 253;

    /** Something that is to be counted and written later. */
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

    /** So much of a method as is kept: whoever makes one up has it cut. */
    static String method(String name) {
        return name.length() <= LONGEST_METHOD ? name : name.substring(0, LONGEST_METHOD);
    }

    public boolean isRefused() {
        return status >= REFUSED;
    }

    /** The same, with another that counts as the same. */
    AuditEntry and(AuditEntry other) {
        return times(other.lastAt.isAfter(lastAt) ? other.lastAt : lastAt, times + other.times);
    }

    /** What is left of it where it is counted together with others. */
    AuditEntry as(AuditCount count) {
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

    /** So much of a text as is kept; the database takes all characters but the one of code 0. */
    static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replace('\0', '\uFFFD');
    }
}
