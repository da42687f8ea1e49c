package dev.backsource.config.api.batches;

import dev.backsource.config.api.parts.DomainPart;
import dev.backsource.config.api.parts.OriginsBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a client wants of one domain in a batch: at least one part, each as when it is set alone. */
final class BatchItemBody {
    private static final JsonField<DomainName> DOMAIN =
            JsonField.text("domain", DomainName::parse).required().example("www.example.com");
    private static final JsonField<Integer> EXPECTED_REVISION = JsonField.integer("expectedRevision", 1)
            .described("the revision that the domain has to be at; any when left out");
    private static final JsonField<UnaryOperator<GrantedPorts>> GRANTED_PORTS =
            DomainPart.GRANTED_PORTS.field().described("takes an administrator");

    private static final List<DomainPart<?>> PARTS = List.of(
            DomainPart.ORIGIN_REQUEST,
            DomainPart.POLICY,
            DomainPart.DYNAMIC_ACCELERATION,
            DomainPart.GRANTED_PORTS,
            DomainPart.CLIENT_TLS,
            DomainPart.CACHING);

    static final JsonType<BatchItem> TYPE = JsonShape.of(
                    "BatchItemBody",
                    DOMAIN,
                    EXPECTED_REVISION,
                    OriginsBody.SOME_ORIGINS,
                    OriginsBody.ORIGIN_TLS,
                    DomainPart.ORIGIN_REQUEST.field(),
                    DomainPart.POLICY.field(),
                    DomainPart.DYNAMIC_ACCELERATION.field(),
                    GRANTED_PORTS,
                    DomainPart.CLIENT_TLS.field(),
                    DomainPart.CACHING.field())
            .readBy(BatchItemBody::read);

    private BatchItemBody() {}

    /** Null, with violations, when it isn't one. */
    private static @Nullable BatchItem read(JsonFields fields) {
        var domain = fields.get(DOMAIN);
        var expected = readExpected(fields);
        var edits = new ArrayList<UnaryOperator<Domain>>();
        readOrigins(fields, edits);
        PARTS.stream().map(part -> part.in(fields)).filter(Objects::nonNull).forEach(edits::add);
        fields.refuseOthers();
        if (edits.isEmpty() && fields.violations().isEmpty()) {
            fields.violations().add(fields.path(), Violation.REQUIRED, "say what to set: one part at least");
        }
        return domain == null ? null : new BatchItem(domain, expected, inTurn(edits), fields.sent());
    }

    private static ExpectedRevision readExpected(JsonFields fields) {
        var revision = fields.get(EXPECTED_REVISION);
        if (revision == null) {
            return ExpectedRevision.any();
        }
        if (revision < 1) {
            fields.violations().add(fields.pathOf(EXPECTED_REVISION), Violation.RANGE, "must be a whole number from 1");
        }
        return ExpectedRevision.oneOf(Set.of((long) revision));
    }

    /** Either of origins and TLS settings stays when it is left out. */
    private static void readOrigins(JsonFields fields, List<UnaryOperator<Domain>> edits) {
        var origins =
                fields.has(OriginsBody.SOME_ORIGINS) ? OriginsBody.readOrigins(fields, OriginsBody.SOME_ORIGINS) : null;
        var tls = fields.get(OriginsBody.ORIGIN_TLS);
        if (origins != null || tls != null) {
            edits.add(domain -> domain.withOrigins(
                    Objects.requireNonNullElse(origins, domain.origins()),
                    Objects.requireNonNullElse(tls, domain.originTls())));
        }
    }

    private static UnaryOperator<Domain> inTurn(List<UnaryOperator<Domain>> edits) {
        return domain -> {
            var edited = domain;
            for (var edit : edits) {
                edited = edit.apply(edited);
            }
            return edited;
        };
    }
}
