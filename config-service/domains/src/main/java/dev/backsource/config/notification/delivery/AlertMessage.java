package dev.backsource.config.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one kind and cause that began, or ended, within a short time. All attempts to deliver it have the same id and the same bytes.
 *
 * @param cause the origin at fault, the domain, or {@code fleet}
 * @param origin null where no origin is at fault
 * @param total the number of alerts
 * @param remaining the number of further alerts of this kind and cause that the receiver was told of and that still fire
 * @param alerts the first of them
 * @param test whether somebody sent it to try the receiver; its alert is invented
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertMessage(
        UUID id,
        AlertStatus status,
        String kind,
        Severity severity,
        String cause,
        @Nullable String origin,
        int total,
        int remaining,
        List<AlertNotice> alerts,
        Instant createdAt,
        boolean test) {
    /** The most alerts that are listed. */
    public static final int MOST_LISTED = 50;

    public AlertMessage {
        alerts = alerts.stream().limit(MOST_LISTED).toList();
    }

    /** One line for people. */
    String summary() {
        var first = alerts.get(0).place();
        var places = total == 1 ? first : first + " and " + (total - 1) + " more";
        return (test ? "TEST " : "")
                + (status == AlertStatus.FIRING ? "FIRING" : "RESOLVED")
                + ": " + kind + " of " + places + (origin == null ? "" : " (origin " + origin + ")");
    }

    boolean isFiring() {
        return status == AlertStatus.FIRING;
    }
}
