package dev.backsource.config.api.alerts;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.health.Alerts;
import dev.backsource.config.notification.Acknowledgements;
import dev.backsource.config.notification.AlertLinks;
import dev.backsource.config.probers.ProberReports;
import dev.backsource.config.silence.Silences;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.finding.Finding;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The alerts of all domains visible to the caller, and those of silence, read from memory. */
@Tag(name = "Fleet")
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AlertsResource {
    /** Of a page together: 2 MiB at {@link Finding#MAX_BYTES} each, and enough for two of each alert on the largest page. */
    private static final int MAX_FINDINGS = 512;

    private static final Comparator<Found> LATEST_FIRST = Comparator.comparing(Found::startedAt)
            .reversed()
            .thenComparing(found -> found.key().get());

    private final Alerts alerts;
    private final Silences silences;
    private final ProberReports probers;
    private final Acknowledgements acknowledgements;
    private final AlertLinks links;
    private final Callers callers;

    AlertsResource(
            Alerts alerts,
            Silences silences,
            ProberReports probers,
            Acknowledgements acknowledgements,
            AlertLinks links,
            Callers callers) {
        this.alerts = alerts;
        this.silences = silences;
        this.probers = probers;
        this.acknowledgements = acknowledgements;
        this.links = links;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(operationId = "listAlerts", summary = "List the alerts, newest first")
    public Page<AlertAnswer> alerts(
            @RestQuery @Nullable String domain,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wantedDomain =
                domain == null ? null : violations.check("domain", Violation.MALFORMED, () -> DomainName.parse(domain));
        var wantedKind = Parameters.choice("kind", kind, AlertKind.class, AlertKind::kebabName, violations);
        var wantedStatus = Parameters.choice("status", status, AlertStatus.class, AlertStatus::name, violations);
        var wanted = PageRequest.read(page, size, violations);
        violations.throwIfAny();
        var caller = callers.current();
        var found = Stream.concat(ofDomains(caller, wantedDomain), ofSilence(caller, wantedDomain))
                .filter(alert -> wantedKind == null || alert.kind() == wantedKind)
                .filter(alert -> wantedStatus == null || alert.status() == wantedStatus)
                .sorted(LATEST_FIRST)
                .toList();
        var shown = wanted.of(found, uri);
        var findings = MAX_FINDINGS / Math.max(1, shown.items().size());
        var items = shown.items().stream()
                .map(alert -> alert.answer().apply(findings))
                .toList();
        return new Page<>(items, shown.page(), shown.size(), shown.total(), shown.next());
    }

    private Stream<Found> ofDomains(Caller caller, @Nullable DomainName wanted) {
        return alerts.latestFirst().stream()
                .filter(alert -> (wanted == null || alert.domain().equals(wanted))
                        && caller.may(Role.VIEWER, alert.domain(), alert.team()))
                .map(alert -> new Found(
                        AlertKind.of(alert.kind()),
                        alert.status(),
                        alert.startedAt(),
                        alert::key,
                        findings -> AlertAnswer.of(
                                alert,
                                probers.notCheckedSince(alert.domain()),
                                acknowledgements.of(alert.key(), alert.startedAt()),
                                links,
                                findings)));
    }

    /** They concern no domain, so they are for callers that see all domains. */
    private Stream<Found> ofSilence(Caller caller, @Nullable DomainName wanted) {
        return wanted == null && caller.mayEverywhere(Role.VIEWER)
                ? silences.all().stream()
                        .map(alert -> new Found(
                                AlertKind.of(alert.kind()),
                                alert.status(),
                                alert.startedAt(),
                                alert::key,
                                findings -> AlertAnswer.of(
                                        alert, acknowledgements.of(alert.key(), alert.startedAt()), links)))
                : Stream.of();
    }

    /**
     * An alert of the list, of which only one page is shown.
     *
     * @param key made only for alerts that began at the same time
     * @param answer the alert as shown, with that many findings at most
     */
    private record Found(
            AlertKind kind,
            AlertStatus status,
            Instant startedAt,
            Supplier<String> key,
            IntFunction<AlertAnswer> answer) {}
}
