package dev.backsource.config.api.domains;

import dev.backsource.config.api.parts.AccelerationBody;
import dev.backsource.config.api.parts.CachingBody;
import dev.backsource.config.api.parts.ClientTlsBody;
import dev.backsource.config.api.parts.OriginBody;
import dev.backsource.config.api.parts.OriginRequestBody;
import dev.backsource.config.api.parts.OriginsBody;
import dev.backsource.config.api.parts.PolicyBody;
import dev.backsource.config.api.parts.TlsBody;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A domain as a client creates it. */
record NewDomainBody(
        @Schema(required = true, description = "exact or wildcard", examples = "www.example.com") @Nullable
        String name,

        @Schema(required = true, minItems = 1, maxItems = Domain.MAX_ORIGINS) @Nullable
        List<OriginBody> origins,

        @Nullable TlsBody originTls,

        @Nullable OriginRequestBody originRequest,

        @Schema(description = "disabled when left out") @Nullable
        PolicyBody originProtocolPolicy,

        @Schema(description = "off when left out") @Nullable AccelerationBody dynamicAcceleration,

        @Schema(description = "left to the edges when left out") @Nullable
        ClientTlsBody clientTls,

        @Schema(description = "left to the edges when left out") @Nullable
        CachingBody caching) {

    /** Null, with violations, when it isn't one. */
    static @Nullable Domain read(JsonFields fields) {
        var name = readName(fields);
        var origins = OriginsBody.readOrigins(fields);
        OriginTls tls = TlsBody.read(fields);
        OriginRequest request = fields.object("originRequest", OriginRequestBody::read);
        UnaryOperator<OriginProtocolPolicy> policy = fields.object("originProtocolPolicy", PolicyBody::read);
        UnaryOperator<DynamicAcceleration> acceleration = fields.object("dynamicAcceleration", AccelerationBody::read);
        ClientTls clientTls = fields.object("clientTls", ClientTlsBody::read);
        Caching caching = fields.object("caching", CachingBody::read);
        fields.refuseOthers();
        return name == null || !fields.violations().isEmpty()
                ? null
                : new Domain(
                        name,
                        origins,
                        Objects.requireNonNullElse(tls, OriginTls.DEFAULT),
                        Objects.requireNonNullElse(request, OriginRequest.DEFAULT),
                        policy == null ? OriginProtocolPolicy.DISABLED : policy.apply(OriginProtocolPolicy.DISABLED),
                        acceleration == null ? DynamicAcceleration.OFF : acceleration.apply(DynamicAcceleration.OFF),
                        GrantedPorts.NONE,
                        Objects.requireNonNullElse(clientTls, ClientTls.DEFAULT),
                        Objects.requireNonNullElse(caching, Caching.DEFAULT));
    }

    private static @Nullable DomainName readName(JsonFields fields) {
        fields.require("name");
        var text = fields.text("name");
        return text == null
                ? null
                : fields.violations().check(fields.pathOf("name"), Violation.MALFORMED, () -> DomainName.parse(text));
    }
}
