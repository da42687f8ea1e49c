package dev.backsource.config.api.batches;

import dev.backsource.config.api.parts.AccelerationBody;
import dev.backsource.config.api.parts.CachingBody;
import dev.backsource.config.api.parts.ClientTlsBody;
import dev.backsource.config.api.parts.DomainPart;
import dev.backsource.config.api.parts.GrantBody;
import dev.backsource.config.api.parts.OriginBody;
import dev.backsource.config.api.parts.OriginRequestBody;
import dev.backsource.config.api.parts.OriginsBody;
import dev.backsource.config.api.parts.PolicyBody;
import dev.backsource.config.api.parts.TlsBody;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client wants of one domain in a batch: at least one part, each as when it is set alone. */
record BatchItemBody(
        @Schema(required = true, examples = "www.example.com") @Nullable
        String domain,

        @Schema(minimum = "1", description = "the revision that the domain has to be at; any when left out") @Nullable
        Integer expectedRevision,

        @Nullable List<OriginBody> origins,
        @Nullable TlsBody originTls,
        @Nullable OriginRequestBody originRequest,
        @Nullable PolicyBody originProtocolPolicy,
        @Nullable AccelerationBody dynamicAcceleration,

        @Schema(description = "takes an administrator") @Nullable
        GrantBody grantedPorts,

        @Nullable ClientTlsBody clientTls,

        @Nullable CachingBody caching) {

    private static final List<DomainPart<?>> PARTS = List.of(
            DomainPart.ORIGIN_REQUEST,
            DomainPart.POLICY,
            DomainPart.DYNAMIC_ACCELERATION,
            DomainPart.GRANTED_PORTS,
            DomainPart.CLIENT_TLS,
            DomainPart.CACHING);

    /** Null, with violations, when it isn't one. */
    static @Nullable BatchItem read(JsonFields fields) {
        fields.require("domain");
        var domain = fields.text("domain", DomainName::parse);
        var expected = readExpected(fields);
        var edits = new ArrayList<UnaryOperator<Domain>>();
        readOrigins(fields, edits);
        PARTS.stream().map(part -> part.in(fields)).filter(Objects::nonNull).forEach(edits::add);
        fields.refuseOthers();
        if (edits.isEmpty() && fields.violations().isEmpty()) {
            fields.violations().add(fields.path(), Violation.REQUIRED, "say what to set: one part at least");
        }
        return domain == null
                ? null
                : new BatchItem(domain, expected, inTurn(edits), fields.has("grantedPorts"), fields.sent());
    }

    private static ExpectedRevision readExpected(JsonFields fields) {
        var revision = fields.integer("expectedRevision");
        if (revision == null) {
            return ExpectedRevision.any();
        }
        if (revision < 1) {
            fields.violations()
                    .add(fields.pathOf("expectedRevision"), Violation.RANGE, "must be a whole number from 1");
        }
        return ExpectedRevision.oneOf(Set.of((long) revision));
    }

    /** Either of origins and TLS settings stays when it is left out. */
    private static void readOrigins(JsonFields fields, List<UnaryOperator<Domain>> edits) {
        var origins = fields.has("origins") ? OriginsBody.readOrigins(fields) : null;
        var tls = TlsBody.read(fields);
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
