package dev.backsource.config.api.audit;

import dev.backsource.config.audit.AuditFilter;
import dev.backsource.config.audit.AuditResult;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The parameters of a query of the audit, as sent. */
record AuditQuery(
        @Nullable String caller,
        @Nullable String domain,
        @Nullable String operation,
        @Nullable String result,
        @Nullable String since,
        @Nullable String until,
        @Nullable String after) {
    /** No name is longer. */
    private static final int MAX_LENGTH = 253;

    /** UUIDs of this version represent times up to the year 10889. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The query; parameters that are invalid are reported in {@code violations}.
     *
     * @throws InvalidRequestException when the domain is no domain name
     */
    AuditFilter read(Violations violations) {
        return new AuditFilter(
                text("caller", caller, violations),
                domain(violations),
                text("operation", operation, violations),
                Parameters.choice("result", result, AuditResult.class, AuditResult::word, violations),
                time("since", since, violations),
                time("until", until, violations),
                Parameters.after(after, "an entry", violations));
    }

    private @Nullable String domain(Violations violations) {
        var name =
                domain == null ? null : violations.check("domain", Violation.MALFORMED, () -> DomainName.parse(domain));
        return name == null ? null : name.value();
    }

    private static @Nullable String text(String name, @Nullable String value, Violations violations) {
        if (value != null && (value.length() > MAX_LENGTH || value.indexOf('\0') >= 0)) {
            violations.add(name, Violation.RANGE, "has more than " + MAX_LENGTH + " characters or a NUL character");
            return null;
        }
        return value;
    }

    private static @Nullable Instant time(String name, @Nullable String value, Violations violations) {
        if (value == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(value).toInstant();
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Reported below.
        }
        violations.add(name, Violation.MALFORMED, "must be a time such as 2030-01-01T00:00:00Z");
        return null;
    }
}
