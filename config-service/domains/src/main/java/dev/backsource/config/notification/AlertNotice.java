package dev.backsource.config.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert of a domain or of the fleet, as receivers are told of it.
 *
 * @param key identifies the alert: the domain or the subject, a slash and the kind
 * @param kind such as {@code origin-port-closed}
 * @param domain null for an alert of the fleet
 * @param subject the silent part of the fleet; null for an alert of a domain
 * @param team the id of the team that owns the domain; null where none does
 * @param origin the first affected origin; null where no origin is at fault
 * @param detail the fault and its remedy, in words
 * @param endedAt null while it fires
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertNotice(
        String key,
        String kind,
        AlertStatus status,
        Severity severity,
        @Nullable String domain,
        @Nullable String subject,
        @Nullable String team,
        @Nullable String origin,
        String detail,
        Instant startedAt,
        @Nullable Instant endedAt) {
    /** The longest detail that is passed on; what is longer ends with an ellipsis. */
    static final int MAX_DETAIL = 2000;

    public AlertNotice {
        detail = cut(detail, MAX_DETAIL);
    }

    /** At most {@code most} characters of a text, with an ellipsis in place of the rest. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    static AlertNotice of(OriginAlert alert) {
        return new AlertNotice(
                alert.key(),
                alert.kind().kebabName(),
                alert.status(),
                alert.kind().severity(),
                alert.domain().value(),
                null,
                alert.team(),
                origin(alert.origin()),
                alert.detail(),
                alert.startedAt(),
                alert.endedAt());
    }

    static AlertNotice of(SilenceAlert alert) {
        return new AlertNotice(
                alert.key(),
                alert.kind().kebabName(),
                alert.status(),
                alert.kind().severity(),
                null,
                alert.subject(),
                null,
                null,
                alert.detail(),
                alert.startedAt(),
                alert.endedAt());
    }

    private static @Nullable String origin(@Nullable OriginAddress origin) {
        return origin == null ? null : origin.value();
    }

    @JsonIgnore
    public boolean isFiring() {
        return status == AlertStatus.FIRING;
    }

    /** The time of the last change of its status. */
    public Instant changedAt() {
        return Objects.requireNonNullElse(endedAt, startedAt);
    }

    /** The domain, or the subject. */
    public String place() {
        return Objects.requireNonNull(domain == null ? subject : domain);
    }

    /** The common cause of alerts of one kind: the origin, without one the domain, and the whole fleet for its own alerts. */
    public String cause() {
        return Objects.requireNonNullElse(origin, Objects.requireNonNullElse(domain, "fleet"));
    }

    /** The same alert, as the receiver knows it, in the present words. */
    public AlertNotice as(AlertNotice present) {
        return new AlertNotice(
                key,
                kind,
                present.status,
                severity,
                domain,
                subject,
                team,
                origin,
                present.detail,
                startedAt,
                present.endedAt);
    }

    AlertNotice resolved(Instant at, String why) {
        return new AlertNotice(
                key, kind, AlertStatus.RESOLVED, severity, domain, subject, team, origin, why, startedAt, at);
    }
}
