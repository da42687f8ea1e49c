package dev.backsource.config.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.audit.AuditEntry;
import dev.backsource.config.audit.AuditResult;
import dev.backsource.config.audit.AuditedCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, or was refused.
 *
 * @param at when, for the first time
 * @param lastAt when for the last time, of what came several times within a minute
 * @param times how often
 * @param caller absent when nobody was let in
 * @param address where the client was; empty when it isn't known, or is many
 * @param operation as this description calls it; empty for none, or many
 * @param method of the request; empty for what the service did by itself
 * @param domain absent when it is about none
 * @param target what else was named: a key, an account, a team, an edge, a purge
 * @param status that it was answered with
 * @param problem why it was refused
 * @param revision of the domain, that it made
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
