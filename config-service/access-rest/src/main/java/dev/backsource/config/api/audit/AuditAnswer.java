package dev.backsource.config.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.audit.AuditEntry;
import dev.backsource.config.audit.AuditResult;
import dev.backsource.config.audit.AuditedCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit: an operation that was carried out or refused.
 *
 * @param at the time of the first occurrence
 * @param lastAt the time of the last occurrence, for an entry with several occurrences within a minute
 * @param times the number of occurrences
 * @param caller absent when nobody was admitted
 * @param address the client's address; empty when it is unknown, or for several
 * @param operation the operation's id in this description; empty for none, or for several
 * @param method of the request; empty for operations of the service itself
 * @param domain absent when the operation concerns none
 * @param target any other resource that was named: a key, an account, a team, an edge, a purge
 * @param status of the response
 * @param problem the reason for a refusal
 * @param revision the new revision of the domain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditAnswer(
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
        AuditResult result,
        int status,
        @Nullable String problem,
        @Nullable Long revision,
        @Nullable String idempotencyKey,
        @Nullable String traceparent) {
    static AuditAnswer of(AuditEntry entry) {
        return new AuditAnswer(
                entry.id(),
                entry.at(),
                entry.lastAt(),
                entry.times(),
                entry.caller(),
                entry.address(),
                entry.operation(),
                entry.method(),
                entry.domain(),
                entry.target(),
                entry.isRefused() ? AuditResult.REFUSED : AuditResult.SUCCEEDED,
                entry.status(),
                entry.problem(),
                entry.revision(),
                entry.idempotencyKey(),
                entry.traceparent().isEmpty() ? null : entry.traceparent());
    }
}
