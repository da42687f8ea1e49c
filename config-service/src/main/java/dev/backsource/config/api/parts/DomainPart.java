package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jspecify.annotations.Nullable;

/**
 * A part of a domain that can be set alone: by {@code PUT} as a whole, by {@code PATCH} in some of its fields, and by an item of a
 * batch.
 *
 * @param name the part's name in a domain; empty for fields of the domain itself
 * @param address the part's path and operations
 * @param type reads a body as a change of the present part
 * @param unset the part of a domain that never had it set
 */
public record DomainPart<T>(
        String name,
        PartAddress address,
        JsonType<UnaryOperator<T>> type,
        Function<Domain, T> getter,
        BiFunction<Domain, T, Domain> setter,
        T unset) {
    static final DomainPart<OriginsBody.Read> ORIGINS = new DomainPart<>(
            "",
            new PartAddress(
                    "origins",
                    "Origins",
                    "Set the origins of a domain",
                    "Change the origins of a domain or some of how edges speak TLS to them (RFC 7396)",
                    null),
            OriginsBody.TYPE,
            OriginsBody.Read::of,
            (domain, read) -> read.applyTo(domain),
            OriginsBody.Read.NONE);

    public static final DomainPart<OriginRequest> ORIGIN_REQUEST = new DomainPart<>(
            "originRequest",
            new PartAddress(
                    "origin-request",
                    "OriginRequest",
                    "Set how back-to-origin requests of a domain are made: Host and timeouts",
                    "Change some of how back-to-origin requests of a domain are made (RFC 7396)",
                    null),
            OriginRequestBody.TYPE.as(DomainPart::always),
            Domain::originRequest,
            Domain::withOriginRequest,
            OriginRequest.DEFAULT);

    public static final DomainPart<OriginProtocolPolicy> POLICY = new DomainPart<>(
            "originProtocolPolicy",
            new PartAddress(
                    "origin-protocol-policy",
                    "OriginProtocolPolicy",
                    "Set the origin protocol policy of a domain",
                    "Change some of the origin protocol policy of a domain (RFC 7396)",
                    "What is left out stays as it is, so that a policy that is switched off keeps its redirect type"),
            PolicyBody.TYPE,
            Domain::policy,
            Domain::withPolicy,
            OriginProtocolPolicy.DISABLED);

    public static final DomainPart<DynamicAcceleration> DYNAMIC_ACCELERATION = new DomainPart<>(
            "dynamicAcceleration",
            new PartAddress(
                    "dynamic-acceleration",
                    "DynamicAcceleration",
                    "Set which content of a domain is static and which is dynamic",
                    "Change some of what tells static from dynamic content of a domain (RFC 7396)",
                    "Static rules that are left out stay as they are, also while dynamic acceleration is off"),
            AccelerationBody.TYPE,
            Domain::dynamicAcceleration,
            Domain::withDynamicAcceleration,
            DynamicAcceleration.OFF);

    public static final DomainPart<GrantedPorts> GRANTED_PORTS = new DomainPart<>(
            "grantedPorts",
            new PartAddress(
                    "granted-ports",
                    "GrantedPorts",
                    "Grant custom ports to a domain; takes an administrator",
                    "Grant custom ports to a domain or take them back, one by one (RFC 7396); takes an administrator",
                    null),
            GrantBody.TYPE.as(DomainPart::always),
            Domain::grantedPorts,
            Domain::withGrantedPorts,
            GrantedPorts.NONE);

    public static final DomainPart<ClientTls> CLIENT_TLS = new DomainPart<>(
            "clientTls",
            new PartAddress(
                    "client-tls",
                    "ClientTls",
                    "Set how edges speak TLS with the clients of a domain, and what they say of"
                            + " Strict-Transport-Security",
                    "Change some of how edges speak TLS with the clients of a domain (RFC 7396)",
                    null),
            ClientTlsBody.TYPE.as(DomainPart::always),
            Domain::clientTls,
            Domain::withClientTls,
            ClientTls.DEFAULT);

    public static final DomainPart<Caching> CACHING = new DomainPart<>(
            "caching",
            new PartAddress(
                    "caching",
                    "Caching",
                    "Set what edges keep of the answers of a domain",
                    "Change some of what edges keep of the answers of a domain (RFC 7396)",
                    null),
            CachingBody.TYPE.as(DomainPart::always),
            Domain::caching,
            Domain::withCaching,
            Caching.DEFAULT);

    public static final DomainPart<Serving> SERVING = new DomainPart<>(
            "serving",
            new PartAddress(
                    "serving",
                    "Serving",
                    "Stop a domain or start it again",
                    "Stop a domain or start it again (RFC 7396)",
                    "Edges refuse the requests of a stopped domain with 403: they serve nothing that they have stored"
                            + " and ask no origin. A wildcard above it doesn't answer in its place, and its ports are"
                            + " probed all the same"),
            ServingBody.TYPE.as(DomainPart::always),
            Domain::serving,
            Domain::withServing,
            Serving.ON);

    /** Every part. */
    public static final List<DomainPart<?>> ALL =
            List.of(ORIGINS, ORIGIN_REQUEST, POLICY, DYNAMIC_ACCELERATION, GRANTED_PORTS, CLIENT_TLS, CACHING, SERVING);

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The part with this last segment of its path. */
    static DomainPart<?> at(String segment) {
        return ALL.stream()
                .filter(part -> part.address.segment().equals(segment))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The part's operations, for the OpenAPI document. */
    public PathItem toPathItem() {
        return address.toPathItem(
                Map.entry("application/json", type.shape().name()),
                Map.entry(MergePatch.MEDIA_TYPE, MergePatch.SCHEMA));
    }

    public boolean takesAdministrator() {
        return this == GRANTED_PORTS;
    }

    /** The part as a field of a body with several parts. */
    public JsonField<UnaryOperator<T>> field() {
        return JsonField.object(name, type);
    }

    /** The change of this part of a domain by a body with several parts; null when the body leaves it out. */
    public @Nullable UnaryOperator<Domain> in(JsonFields fields) {
        var change = fields.get(field());
        return change == null ? null : edit(change);
    }

    /**
     * The change of a domain by a body that sets the part as a whole.
     *
     * @throws InvalidRequestException with every violation
     */
    UnaryOperator<Domain> put(JsonNode body) {
        return edit(JsonBody.read(body, type));
    }

    /**
     * The change of a domain by a merge patch of the part (RFC 7396): fields that are null in the patch are unset, fields that it leaves
     * out stay. The result is read as strictly as a body that sets the part as a whole.
     *
     * @return throws {@link InvalidRequestException} when the result is not valid
     */
    UnaryOperator<Domain> patch(JsonNode patch) {
        return domain -> {
            var merged = MergePatch.apply(MAPPER.valueToTree(getter.apply(domain)), patch);
            return setter.apply(domain, JsonBody.read(merged, type).apply(unset));
        };
    }

    /** A body of the part, in the form of a whole domain. */
    JsonNode inDomain(JsonNode body) {
        return name.isEmpty() ? body : JsonNodeFactory.instance.objectNode().set(name, body);
    }

    /** The name of a domain's field in a body of the part. */
    String inBody(String field) {
        return !name.isEmpty() && field.startsWith(name + ".") ? field.substring(name.length() + 1) : field;
    }

    private UnaryOperator<Domain> edit(UnaryOperator<T> change) {
        return domain -> setter.apply(domain, change.apply(getter.apply(domain)));
    }

    private static <T> UnaryOperator<T> always(T value) {
        return current -> value;
    }
}
