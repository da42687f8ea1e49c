package dev.backsource.config.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.notification.Acknowledgement;
import dev.backsource.config.notification.AlertLinks;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert: of a domain's ports, or of a silent part of the fleet, which concerns no domain and no origin.
 *
 * @param subject the silent part: {@code edge/} and an edge's id, {@code fleet/probers} or {@code fleet/events}; null for an alert of a
 *     domain
 * @param heardAt the time of its last report; null when there was none
 * @param notCheckedSince the time since which no prober has checked the ports, so that it is unknown whether the alert still fires; null
 *     while they are checked
 * @param acknowledgement null when nobody looks after it
 * @param runbook the page about this kind of alerts; null where the settings name none
 * @param silence Alertmanager's form for a silence of it; null where the settings name no Alertmanager
 * @param findings the measurements behind it when it was published; null for an alert of silence; of several alerts
 *     only the first ones of each, 512 of a page in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertAnswer(
        @Nullable DomainName domain,
        AlertKind kind,
        AlertStatus status,
        @Nullable OriginAddress origin,
        @Nullable List<Integer> missingPorts,
        @Nullable List<OriginAlert.Affected> affected,
        @Nullable Long revision,
        Instant startedAt,
        @Nullable Instant endedAt,
        String detail,
        @Nullable String team,
        @Nullable String subject,
        @Nullable Instant heardAt,
        @Nullable Instant notCheckedSince,
        Severity severity,
        @Nullable Acknowledgement acknowledgement,
        @Nullable String runbook,
        @Nullable String silence,
        @Nullable List<FindingAnswer> findings) {

    static AlertAnswer of(
            OriginAlert alert,
            @Nullable Instant notCheckedSince,
            @Nullable Acknowledgement acknowledgement,
            AlertLinks links,
            int maxFindings) {
        return new AlertAnswer(
                alert.domain(),
                AlertKind.of(alert.kind()),
                alert.status(),
                alert.origin(),
                alert.missingPorts(),
                alert.affected(),
                alert.revision(),
                alert.startedAt(),
                alert.endedAt(),
                alert.detail(),
                alert.team(),
                null,
                null,
                alert.status() == AlertStatus.FIRING ? notCheckedSince : null,
                alert.kind().severity(),
                alert.status() == AlertStatus.FIRING ? acknowledgement : null,
                links.runbook(alert.kind().kebabName()),
                links.silence(alert.kind().kebabName(), alert.domain().value(), null),
                FindingAnswer.of(alert.findings().stream().limit(maxFindings).toList()));
    }

    static AlertAnswer of(SilenceAlert alert, @Nullable Acknowledgement acknowledgement, AlertLinks links) {
        return new AlertAnswer(
                null,
                AlertKind.of(alert.kind()),
                alert.status(),
                null,
                null,
                null,
                null,
                alert.startedAt(),
                alert.endedAt(),
                alert.detail(),
                null,
                alert.subject(),
                alert.heardAt(),
                null,
                alert.kind().severity(),
                alert.status() == AlertStatus.FIRING ? acknowledgement : null,
                links.runbook(alert.kind().kebabName()),
                links.silence(alert.kind().kebabName(), null, alert.subject()),
                null);
    }
}
