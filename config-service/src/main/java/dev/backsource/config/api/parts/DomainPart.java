package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a domain that can be set alone: by {@code PUT} as a whole, by {@code PATCH} in some of its fields, and by an item of a
 * batch.
 *
 * @param field what the part is called in a domain; empty for fields of the domain itself
 * @param reader makes of a body what it does to the part that is there
 * @param unset the part of a domain that never had it set
 */
public record DomainPart<T>(
        String field,
        Function<JsonFields, UnaryOperator<T>> reader,
        Function<Domain, T> getter,
        BiFunction<Domain, T, Domain> setter,
        T unset) {
    static final DomainPart<OriginsBody.Read> ORIGINS = new DomainPart<>(
            "", OriginsBody::read, OriginsBody.Read::of, (domain, read) -> read.applyTo(domain), OriginsBody.Read.NONE);

    public static final DomainPart<OriginRequest> ORIGIN_REQUEST = new DomainPart<>(
            "originRequest",
            fields -> always(OriginRequestBody.read(fields)),
            Domain::originRequest,
            Domain::withOriginRequest,
            OriginRequest.DEFAULT);

    public static final DomainPart<OriginProtocolPolicy> POLICY = new DomainPart<>(
            "originProtocolPolicy",
            PolicyBody::read,
            Domain::policy,
            Domain::withPolicy,
            OriginProtocolPolicy.DISABLED);

    public static final DomainPart<DynamicAcceleration> DYNAMIC_ACCELERATION = new DomainPart<>(
            "dynamicAcceleration",
            AccelerationBody::read,
            Domain::dynamicAcceleration,
            Domain::withDynamicAcceleration,
            DynamicAcceleration.OFF);

    public static final DomainPart<GrantedPorts> GRANTED_PORTS = new DomainPart<>(
            "grantedPorts",
            fields -> always(GrantBody.read(fields)),
            Domain::grantedPorts,
            Domain::withGrantedPorts,
            GrantedPorts.NONE);

    public static final DomainPart<ClientTls> CLIENT_TLS = new DomainPart<>(
            "clientTls",
            fields -> always(ClientTlsBody.read(fields)),
            Domain::clientTls,
            Domain::withClientTls,
            ClientTls.DEFAULT);

    public static final DomainPart<Caching> CACHING = new DomainPart<>(
            "caching",
            fields -> always(CachingBody.read(fields)),
            Domain::caching,
            Domain::withCaching,
            Caching.DEFAULT);

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * What a body that sets the part as a whole does to a domain.
     *
     * @throws InvalidRequestException with every violation
     */
    UnaryOperator<Domain> put(JsonNode body) {
        return edit(JsonBody.read(body, reader));
    }

    /** The part in an object that has several; null when it has not this one. */
    @Nullable
    public UnaryOperator<Domain> in(JsonFields fields) {
        UnaryOperator<T> change = fields.object(field, reader);
        return change == null ? null : edit(change);
    }

    /**
     * What a merge patch of the part does to a domain (RFC 7396): fields that it names with null are unset, those that it doesn't
     * name stay. The result is read as strictly as a body that sets the part as a whole.
     *
     * @return throws {@link InvalidRequestException} when the result is not valid
     */
    UnaryOperator<Domain> patch(JsonNode patch) {
        return domain -> {
            var merged = MergePatch.apply(MAPPER.valueToTree(getter.apply(domain)), patch);
            return setter.apply(domain, JsonBody.read(merged, reader).apply(unset));
        };
    }

    /** A body of the part, as a whole domain would have it. */
    JsonNode inDomain(JsonNode body) {
        return field.isEmpty() ? body : JsonNodeFactory.instance.objectNode().set(field, body);
    }

    private UnaryOperator<Domain> edit(UnaryOperator<T> change) {
        return domain -> setter.apply(domain, change.apply(getter.apply(domain)));
    }

    private static <T> UnaryOperator<T> always(T value) {
        return current -> value;
    }
}
