package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.Schemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The parameters of all operations: the same name means the same everywhere. */
enum KnownParameter {
    NAME(
            In.PATH,
            "name",
            "The domain, in any spelling of it",
            () -> Schemas.text(253).addExample("www.example.com")),
    REVISION_OF_PATH(In.PATH, "revision", "A revision of the domain", KnownParameter::revision),
    PURGE(
            In.PATH,
            "id",
            "The purge, as the answer to asking for it named it",
            () -> Schemas.text().format("uuid")),
    EDGE(In.PATH, "edge", "The edge's id", () -> Schemas.text(253)),
    QUERY(
            In.QUERY,
            "query",
            "A part of the names that are listed; of one or two characters, what they begin with",
            () -> Schemas.text().maxLength(253)),
    PAGE(
            In.QUERY,
            "page",
            "Which page, from 0",
            () -> Schemas.wholeNumber(0, 1_000_000).defaultValue(0)),
    SIZE(
            In.QUERY,
            "size",
            "How many items a page holds",
            () -> Schemas.wholeNumber(1, 200).defaultValue(50)),
    AFTER(
            In.QUERY,
            "after",
            "Only names after this one, which the page before ended with; goes without page",
            () -> Schemas.text(253)),
    REVISION(In.QUERY, "revision", "Which revision; the latest when left out", KnownParameter::revision),
    WAIT(
            In.QUERY,
            "wait",
            "How long to wait for all edges, up to 30s; not at all when left out",
            () -> Schemas.pattern("^[0-9]{1,6}(ms|s)$").addExample("10s")),
    STATUS(In.QUERY, "status", "Only alerts that are so", () -> Schemas.named("AlertStatus")),
    KIND(In.QUERY, "kind", "Only alerts of this kind", () -> Schemas.named("AlertKind")),
    DOMAIN(In.QUERY, "domain", "Only what is of this domain, in any spelling of it", () -> Schemas.text(253)),
    TYPE(
            In.QUERY,
            "type",
            "Only events of this type",
            () -> Schemas.text()
                    .enumeration(
                            List.of("dev.backsource.policy-changed.v1", "dev.backsource.origin-alert-changed.v1"))),
    FROM(
            In.QUERY,
            "from",
            "Where to begin without Last-Event-ID: latest, earliest or an event's id",
            () -> Schemas.text().defaultValue("latest")),
    LAST_EVENT_ID(
            In.HEADER, "Last-Event-ID", "The id that was received last; goes before the parameter from", Schemas::text),
    IDEMPOTENCY_KEY(
            In.HEADER,
            "Idempotency-Key",
            "A string in double quotes that is new for every request and the same for its retries",
            () -> Schemas.text(512).addExample("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""),
            DescribedOperation::isWrite),
    IF_MATCH(
            In.HEADER,
            "If-Match",
            "The revision that the write is meant for, in double quotes as in ETag, or a list of them, or *",
            () -> Schemas.text().minLength(1).addExample("\"3\""),
            operation -> operation.isWrite() && operation.isOfADomain());

    private final In in;
    private final String called;
    private final String description;
    private final Supplier<Schema> schema;
    private final Predicate<DescribedOperation> impliedBy;

    KnownParameter(In in, String called, String description, Supplier<Schema> schema) {
        this(in, called, description, schema, operation -> false);
    }

    KnownParameter(
            In in,
            String called,
            String description,
            Supplier<Schema> schema,
            Predicate<DescribedOperation> impliedBy) {
        this.in = in;
        this.called = called;
        this.description = description;
        this.schema = schema;
        this.impliedBy = impliedBy;
    }

    /**
     * Describes the parameters that an operation has, and adds those that no method declares.
     *
     * @throws IllegalStateException when there is one that nobody has described; it ends the build
     */
    static void describe(DescribedOperation described) {
        var declared = described.operation().getParameters();
        var all = new ArrayList<Parameter>();
        if (declared != null) {
            declared.stream()
                    .filter(parameter -> !"Authorization".equals(parameter.getName()))
                    .map(parameter -> of(parameter, described).parameter())
                    .forEach(all::add);
        }
        Arrays.stream(values())
                .filter(known -> known.impliedBy.test(described))
                .map(KnownParameter::parameter)
                .forEach(all::add);
        described.operation().setParameters(all);
    }

    private static KnownParameter of(Parameter declared, DescribedOperation described) {
        return Arrays.stream(values())
                .filter(known -> known.in == declared.getIn() && known.called.equals(declared.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the parameter " + declared.getName() + " of "
                        + described.path() + " has no description; add it to KnownParameter"));
    }

    private Parameter parameter() {
        return OASFactory.createParameter()
                .in(in)
                .name(called)
                .required(in == In.PATH)
                .description(description)
                .schema(schema.get());
    }

    private static Schema revision() {
        return Schemas.wholeNumber(1, 999_999_999_999_999_999L);
    }
}
