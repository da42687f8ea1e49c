package dev.backsource.config.api;

import dev.backsource.config.api.answers.PreflightChoice;
import dev.backsource.config.api.answers.RolloutChoice;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.explain.ExplainUrl;
import dev.backsource.config.preflight.PreflightPolicy;
import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.openapi.KnownParameter;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.progressive.RolloutMode;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The parameters of this interface, with their descriptions. */
final class ApiParameters {
    static final List<KnownParameter> ALL = List.of(
            new KnownParameter(
                    In.PATH,
                    "name",
                    "The domain name, in any spelling",
                    () -> Schemas.text(DomainName.MAX_LENGTH).addExample("www.example.com")),
            new KnownParameter(In.PATH, "revision", "A revision of the domain", ApiParameters::revision),
            new KnownParameter(
                    In.PATH, "id", "The purge ID", () -> Schemas.text().format("uuid")),
            new KnownParameter(
                    In.PATH,
                    "request",
                    "The change request ID",
                    () -> Schemas.text().format("uuid")),
            new KnownParameter(
                    In.PATH,
                    "rollout",
                    "The progressive rollout ID",
                    () -> Schemas.text().format("uuid")),
            new KnownParameter(In.PATH, "key", "The access key ID", () -> Schemas.pattern("^[A-Z2-7]{16}$")),
            new KnownParameter(In.PATH, "team", "The team ID", () -> Schemas.pattern("^[a-z0-9-]{1,40}$")),
            new KnownParameter(In.PATH, "account", "The account ID", () -> Schemas.pattern("^acct_[A-Z2-7]{16}$")),
            new KnownParameter(In.PATH, "receiver", "The receiver ID", () -> Schemas.text(64)),
            new KnownParameter(In.PATH, "edge", "The edge ID", () -> Schemas.text(253)),
            new KnownParameter(
                    In.QUERY,
                    "query",
                    "Part of the domain name; one or two characters match the beginning only",
                    () -> Schemas.text().maxLength(DomainName.MAX_LENGTH)),
            new KnownParameter(
                    In.QUERY,
                    "redirectType",
                    "Only domains whose policy for static content has this redirect type, or is disabled",
                    () -> Schemas.text()
                            .enumeration(Stream.<Object>concat(
                                            Stream.of(RedirectType.values()).map(RedirectType::name),
                                            Stream.of(DomainFilter.OFF))
                                    .toList())),
            policy("static"),
            policy("dynamic"),
            new KnownParameter(
                    In.QUERY,
                    PreflightChoice.PARAMETER,
                    "Whether a prober checks the origins before a change of a route: require refuses a change that"
                            + " would fail, warn makes it with warnings; default: as set for the domain, its team"
                            + " or the deployment",
                    () -> Schemas.text()
                            .enumeration(Stream.of(PreflightMode.values())
                                    .<Object>map(PreflightChoice::word)
                                    .toList())),
            new KnownParameter(
                    In.QUERY,
                    RolloutChoice.PARAMETER,
                    "How the change goes out: progressive begins a progressive rollout by the default plan, immediate"
                            + " applies it to all requests at once, which takes an administrator where the default is"
                            + " progressive; default: as set for the team or the deployment",
                    () -> Schemas.text()
                            .enumeration(Stream.of(RolloutMode.values())
                                    .<Object>map(RolloutMode::word)
                                    .toList())),
            new KnownParameter(In.QUERY, "team", "Only items of this team", () -> Schemas.pattern("^[a-z0-9-]{1,40}$")),
            new KnownParameter(
                    In.QUERY, "alerting", "Only domains with firing alerts, or only domains without", Schemas::bool),
            new KnownParameter(
                    In.QUERY,
                    "ports",
                    "Only domains with a port in this state",
                    () -> Schemas.text().enumeration(List.of("closed"))),
            KnownParameter.PAGE,
            KnownParameter.SIZE,
            new KnownParameter(
                    In.QUERY,
                    "after",
                    "Only items after this name or ID, the next of the previous page; not together with page",
                    () -> Schemas.text(DomainName.MAX_LENGTH)),
            new KnownParameter(In.QUERY, "revision", "The revision; default: the latest", ApiParameters::revision),
            new KnownParameter(
                    In.QUERY,
                    "wait",
                    "How long to wait for all edges, or for a request to follow, up to 30s; default: no wait",
                    () -> Schemas.pattern("^[0-9]{1,6}(ms|s)$").addExample("10s")),
            new KnownParameter(
                    In.QUERY,
                    "minutes",
                    "The time range in minutes: of all edges up to 180, by default 60; of a domain up to 1440, the"
                            + " default",
                    () -> Schemas.wholeNumber(1, 1440)),
            new KnownParameter(
                    In.QUERY,
                    "statusClass",
                    "Only requests with a status of this class; default: all",
                    () -> Schemas.pattern("^[1-5]xx$").addExample("5xx")),
            new KnownParameter(
                    In.QUERY,
                    "sample",
                    "The share of the requests, above 0 and up to 1, with up to 4 decimals; default: 1",
                    () -> Schemas.pattern("^(1|1\\.0{1,4}|0?\\.[0-9]{1,4})$").addExample("0.1")),
            new KnownParameter(
                    In.QUERY,
                    "alert",
                    "The domain or the subject of the alert, / and its kind; required",
                    () -> Schemas.text(400).addExample("www.example.com/origin-port-closed")),
            new KnownParameter(In.QUERY, "status", "Only alerts with this status", () -> Schemas.named("AlertStatus")),
            new KnownParameter(
                    In.QUERY,
                    "state",
                    "Only change requests in this state; only progressive rollouts in one of these states, separated by"
                            + " commas",
                    () -> Schemas.pattern("^[A-Za-z]+(,[A-Za-z]+){0,5}$").addExample("open")),
            new KnownParameter(In.QUERY, "changeKind", "Only requests of this kind", () -> Schemas.named("ChangeKind")),
            new KnownParameter(
                    In.QUERY,
                    "published",
                    "Only purges that were published, or only those that were not",
                    Schemas::bool),
            new KnownParameter(In.QUERY, "kind", "Only alerts of this kind", () -> Schemas.named("AlertKind")),
            new KnownParameter(
                    In.QUERY,
                    "domain",
                    "Only items of this domain, in any spelling",
                    () -> Schemas.text(DomainName.MAX_LENGTH)),
            new KnownParameter(
                    In.QUERY,
                    "url",
                    "The full URL that a client would request; required",
                    () -> Schemas.text(ExplainUrl.LONGEST).addExample("https://www.example.com/a.png")),
            new KnownParameter(
                    In.QUERY,
                    "scheme",
                    "The client's protocol; default: the URL's scheme",
                    () -> Schemas.named("Scheme")),
            new KnownParameter(In.QUERY, "edge", "Only this edge; default: all", () -> Schemas.text(64)),
            new KnownParameter(
                    In.QUERY,
                    "caller",
                    "Only entries of the caller with this ID or name",
                    () -> Schemas.text().maxLength(253)),
            new KnownParameter(
                    In.QUERY,
                    "ownerKind",
                    "Only keys with this kind of owner",
                    () -> Schemas.text().enumeration(List.of("person", "service"))),
            new KnownParameter(
                    In.QUERY,
                    "operation",
                    "Only entries of the operation with this operationId",
                    () -> Schemas.text().maxLength(253).addExample("removeDomain")),
            new KnownParameter(In.QUERY, "result", "Only entries with this result", () -> Schemas.named("AuditResult")),
            new KnownParameter(In.QUERY, "since", "Only entries at this time or later", ApiParameters::time),
            new KnownParameter(In.QUERY, "until", "Only entries before this time", ApiParameters::time),
            new KnownParameter(
                    In.QUERY,
                    "type",
                    "Only events of this type",
                    () -> Schemas.text()
                            .enumeration(List.of(
                                    "dev.backsource.policy-changed.v1", "dev.backsource.origin-alert-changed.v1"))),
            new KnownParameter(
                    In.QUERY,
                    "from",
                    "Where to start without Last-Event-ID: latest, earliest or an event ID",
                    () -> Schemas.text().defaultValue("latest")),
            new KnownParameter(
                    In.QUERY,
                    "heartbeat",
                    "Heartbeats as events with this name, which say whether the stream's source is stalled; default:"
                            + " heartbeats as comments",
                    () -> Schemas.text().enumeration(List.of("event"))),
            new KnownParameter(
                    In.HEADER,
                    "Last-Event-ID",
                    "The ID of the last received event; takes precedence over the parameter from",
                    Schemas::text));

    private ApiParameters() {}

    private static KnownParameter policy(String kind) {
        return new KnownParameter(
                In.QUERY,
                kind,
                "The policy for " + kind + " content whose ports are probed; default: the domain's current policy",
                () -> Schemas.text()
                        .enumeration(PreflightPolicy.ALL.stream()
                                .<Object>map(PreflightPolicy::word)
                                .toList()));
    }

    private static Schema time() {
        return Schemas.text().format("date-time");
    }

    private static Schema revision() {
        return Schemas.wholeNumber(1, 999_999_999_999_999_999L);
    }
}
