package dev.backsource.config.api;

import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.explain.AskedUrl;
import dev.backsource.config.preflight.AskedPolicy;
import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.openapi.KnownParameter;
import dev.backsource.policy.domain.DomainName;
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
                    "The domain, in any spelling of it",
                    () -> Schemas.text(DomainName.MAX_LENGTH).addExample("www.example.com")),
            new KnownParameter(In.PATH, "revision", "A revision of the domain", ApiParameters::revision),
            new KnownParameter(
                    In.PATH,
                    "id",
                    "The purge, as the answer to asking for it named it",
                    () -> Schemas.text().format("uuid")),
            new KnownParameter(
                    In.PATH,
                    "request",
                    "The request for ports, as the answer to making it named it",
                    () -> Schemas.text().format("uuid")),
            new KnownParameter(
                    In.PATH,
                    "proposal",
                    "The proposal, as the answer to making it named it",
                    () -> Schemas.text().format("uuid")),
            new KnownParameter(In.PATH, "key", "The id of the access key", () -> Schemas.pattern("^[A-Z2-7]{16}$")),
            new KnownParameter(In.PATH, "team", "The id of the team", () -> Schemas.pattern("^[a-z0-9-]{1,40}$")),
            new KnownParameter(
                    In.PATH, "account", "The id of the account", () -> Schemas.pattern("^acct_[A-Z2-7]{16}$")),
            new KnownParameter(In.PATH, "edge", "The edge's id", () -> Schemas.text(253)),
            new KnownParameter(
                    In.QUERY,
                    "query",
                    "A part of the names that are listed; of one or two characters, what they begin with",
                    () -> Schemas.text().maxLength(DomainName.MAX_LENGTH)),
            new KnownParameter(
                    In.QUERY,
                    "redirectType",
                    "Only domains whose policy for static content is of this type, or is off",
                    () -> Schemas.text().enumeration(List.of("FOLLOW", "HTTP", "HTTPS", DomainFilter.OFF))),
            policy("static"),
            policy("dynamic"),
            new KnownParameter(
                    In.QUERY,
                    "team",
                    "Only what is of the team of this id",
                    () -> Schemas.pattern("^[a-z0-9-]{1,40}$")),
            new KnownParameter(
                    In.QUERY, "alerting", "Only domains of which an alert fires, or none does", Schemas::bool),
            new KnownParameter(
                    In.QUERY,
                    "ports",
                    "Only domains of which probers found a port so",
                    () -> Schemas.text().enumeration(List.of("closed"))),
            KnownParameter.PAGE,
            KnownParameter.SIZE,
            new KnownParameter(
                    In.QUERY,
                    "after",
                    "Only what comes after this name or id, which the page before ended with; goes without page",
                    () -> Schemas.text(DomainName.MAX_LENGTH)),
            new KnownParameter(
                    In.QUERY, "revision", "Which revision; the latest when left out", ApiParameters::revision),
            new KnownParameter(
                    In.QUERY,
                    "wait",
                    "How long to wait for all edges, up to 30s; not at all when left out",
                    () -> Schemas.pattern("^[0-9]{1,6}(ms|s)$").addExample("10s")),
            new KnownParameter(
                    In.QUERY,
                    "minutes",
                    "How far to look back, in minutes",
                    () -> Schemas.wholeNumber(1, 180).defaultValue(60)),
            new KnownParameter(In.QUERY, "status", "Only alerts that are so", () -> Schemas.named("AlertStatus")),
            new KnownParameter(In.QUERY, "state", "Only requests that are so", () -> Schemas.named("PortRequestState")),
            new KnownParameter(
                    In.QUERY,
                    "published",
                    "Only purges that are on their way to the edges, or only those that still wait",
                    Schemas::bool),
            new KnownParameter(In.QUERY, "kind", "Only alerts of this kind", () -> Schemas.named("AlertKind")),
            new KnownParameter(
                    In.QUERY,
                    "domain",
                    "Only what is of this domain, in any spelling of it",
                    () -> Schemas.text(DomainName.MAX_LENGTH)),
            new KnownParameter(
                    In.QUERY,
                    "url",
                    "What a client would ask for, in full; required",
                    () -> Schemas.text(AskedUrl.LONGEST).addExample("https://www.example.com/a.png")),
            new KnownParameter(
                    In.QUERY,
                    "scheme",
                    "What the client speaks; as the URL says when left out",
                    () -> Schemas.named("Scheme")),
            new KnownParameter(In.QUERY, "edge", "Only this edge; all when left out", () -> Schemas.text(64)),
            new KnownParameter(
                    In.QUERY,
                    "caller",
                    "Only what somebody of this id or name did",
                    () -> Schemas.text().maxLength(253)),
            new KnownParameter(
                    In.QUERY,
                    "ownerKind",
                    "Only keys whose owner is one",
                    () -> Schemas.text().enumeration(List.of("person", "service"))),
            new KnownParameter(
                    In.QUERY,
                    "operation",
                    "Only operations of this id, as this description has it",
                    () -> Schemas.text().maxLength(253).addExample("removeDomain")),
            new KnownParameter(In.QUERY, "result", "Only what came to this", () -> Schemas.named("AuditResult")),
            new KnownParameter(In.QUERY, "since", "Only what is of this time or later", ApiParameters::time),
            new KnownParameter(In.QUERY, "until", "Only what is of before this time", ApiParameters::time),
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
                    "Where to begin without Last-Event-ID: latest, earliest or an event's id",
                    () -> Schemas.text().defaultValue("latest")),
            new KnownParameter(
                    In.QUERY,
                    "heartbeat",
                    "Signs of life as events of this name, with whether the stream's source is stalled; as comments when left out",
                    () -> Schemas.text().enumeration(List.of("event"))),
            new KnownParameter(
                    In.HEADER,
                    "Last-Event-ID",
                    "The id that was received last; goes before the parameter from",
                    Schemas::text));

    private ApiParameters() {}

    private static KnownParameter policy(String kind) {
        return new KnownParameter(
                In.QUERY,
                kind,
                "The policy for " + kind
                        + " content whose ports are looked at; the one that the domain has when left out",
                () -> Schemas.text()
                        .enumeration(Stream.of(AskedPolicy.values())
                                .<Object>map(AskedPolicy::name)
                                .toList()));
    }

    private static Schema time() {
        return Schemas.text().format("date-time");
    }

    private static Schema revision() {
        return Schemas.wholeNumber(1, 999_999_999_999_999_999L);
    }
}
