package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.progressive.Candidate;
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
 * The interface of a part of a domain: it can be set alone, by {@code PUT} as a whole, by {@code PATCH} in some of its fields, and by an item of a
 * batch. The kernel's {@link Part} defines the part itself. A body of one field stands beside its endpoint, a longer one is a class.
 *
 * @param name the part's name in a domain; empty for fields of the domain itself
 * @param address its path and operations
 * @param type reads a body as a change of the present part
 * @param unset the part of a domain that never had it set
 * @param granted whether only an administrator sets it
 * @param whenNew describes a new domain that leaves it out; null for no description
 */
public record PartEndpoint<T>(
        String name,
        PartAddress address,
        JsonType<UnaryOperator<T>> type,
        Function<Domain, T> getter,
        BiFunction<Domain, T, Domain> setter,
        T unset,
        boolean granted,
        @Nullable String whenNew) {
    static final PartEndpoint<OriginsBody.Read> ORIGINS = new PartEndpoint<>(
            "",
            new PartAddress(
                    Part.ORIGINS.name(),
                    "Set the origins of a domain",
                    "Change the origins of a domain or individual TLS settings for them (RFC 7396)",
                    null),
            OriginsBody.TYPE,
            OriginsBody.Read::of,
            (domain, read) -> read.applyTo(domain),
            OriginsBody.Read.NONE,
            false,
            null);

    static final PartEndpoint<OriginRequest> ORIGIN_REQUEST = of(
            Part.ORIGIN_REQUEST,
            new PartAddress(
                    Part.ORIGIN_REQUEST.name(),
                    "Set the Host and the timeouts of a domain's back-to-origin requests",
                    "Change individual settings of a domain's back-to-origin requests (RFC 7396)",
                    null),
            OriginRequestBody.TYPE.as(PartEndpoint::always),
            null);

    static final PartEndpoint<OriginProtocolPolicy> POLICY = of(
            Part.POLICY,
            new PartAddress(
                    Part.POLICY.name(),
                    "Set the origin protocol policy of a domain",
                    "Change individual fields of the origin protocol policy of a domain (RFC 7396)",
                    "Omitted fields are unchanged, so a disabled policy keeps its redirect type"),
            PolicyBody.TYPE,
            "default: disabled");

    static final PartEndpoint<DynamicAcceleration> DYNAMIC_ACCELERATION = of(
            Part.DYNAMIC_ACCELERATION,
            new PartAddress(
                    Part.DYNAMIC_ACCELERATION.name(),
                    "Set the rules for static and dynamic content of a domain",
                    "Change individual rules for static and dynamic content of a domain (RFC 7396)",
                    "Omitted static rules are unchanged, even while dynamic acceleration is off"),
            AccelerationBody.TYPE,
            "default: off");

    static final PartEndpoint<GrantedPorts> GRANTED_PORTS = of(
            Part.GRANTED_PORTS,
            new PartAddress(
                    Part.GRANTED_PORTS.name(),
                    "Grant custom ports to a domain; requires an administrator",
                    "Grant or revoke individual custom ports of a domain (RFC 7396); requires an administrator",
                    null),
            GrantBody.TYPE.as(PartEndpoint::always),
            null);

    static final PartEndpoint<ClientTls> CLIENT_TLS = of(
            Part.CLIENT_TLS,
            new PartAddress(
                    Part.CLIENT_TLS.name(),
                    "Set the client TLS settings and Strict-Transport-Security of a domain",
                    "Change individual client TLS settings of a domain (RFC 7396)",
                    null),
            ClientTlsBody.TYPE.as(PartEndpoint::always),
            "default: the edges' settings");

    private static final JsonField<Boolean> STORE_SET_COOKIE = JsonField.bool("storeSetCookie")
            .titled("Responses with Set-Cookie")
            .described("whether responses with Set-Cookie are stored when they are public or have s-maxage, so that"
                    + " every client gets the same cookie; default: the edge's setting");

    static final PartEndpoint<Caching> CACHING = of(
            Part.CACHING,
            new PartAddress(
                    Part.CACHING.name(),
                    "Set the caching settings of a domain",
                    "Change individual caching settings of a domain (RFC 7396)",
                    null),
            JsonShape.of("CachingBody", STORE_SET_COOKIE)
                    .readBy(fields -> always(new Caching(fields.get(STORE_SET_COOKIE)))),
            "default: the edges' settings");

    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled")
            .required()
            .described("false stops the domain: edges answer its requests with 403, even for cached content");

    static final PartEndpoint<Serving> SERVING = of(
            Part.SERVING,
            new PartAddress(
                    Part.SERVING.name(),
                    "Stop or restart a domain",
                    "Stop or restart a domain (RFC 7396)",
                    "Edges answer requests for a stopped domain with 403, without using the cache or an origin. A"
                            + " wildcard that covers it does not serve it instead, and its ports are still probed"),
            JsonShape.of("ServingBody", ENABLED)
                    .readBy(fields -> always(Boolean.FALSE.equals(fields.get(ENABLED)) ? Serving.STOPPED : Serving.ON)),
            "default: served");

    private static final JsonField<PreflightMode> PREFLIGHT = JsonField.choice("preflight", PreflightMode.class)
            .titled("Pre-flight of changes")
            .described("the least strict pre-flight of changes that don't choose one; default: the team's");

    private static final JsonField<Boolean> RECOMMEND = JsonField.bool("recommend")
            .titled("Request stronger policies")
            .described("whether all redirect types are tried on a schedule, and a stronger one that works is proposed"
                    + " as a change request; default: false");

    static final PartEndpoint<ChangeControl> CHANGE_CONTROL = of(
            Part.CHANGE_CONTROL,
            new PartAddress(
                    Part.CHANGE_CONTROL.name(),
                    "Set how changes of a domain are checked",
                    "Change how changes of a domain are checked (RFC 7396)",
                    "The team's pre-flight applies where it is stricter"),
            JsonShape.of("ChangeControlBody", PREFLIGHT, RECOMMEND)
                    .readBy(fields -> always(new ChangeControl(fields.get(PREFLIGHT), fields.get(RECOMMEND)))),
            "default: the team's pre-flight");

    /** The last segments of the paths of {@link #ALL}, in a form for annotations. */
    public static final String PATH =
            "{part: origins|origin-request|origin-protocol-policy|dynamic-acceleration|granted-ports"
                    + "|client-tls|caching|serving|change-control}";

    /** The endpoints of every part, in the order of the parts. */
    public static final List<PartEndpoint<?>> ALL = List.of(
            ORIGINS,
            ORIGIN_REQUEST,
            POLICY,
            DYNAMIC_ACCELERATION,
            GRANTED_PORTS,
            CLIENT_TLS,
            CACHING,
            SERVING,
            CHANGE_CONTROL);

    /** Those that bodies with several parts have as one field each. */
    public static final List<PartEndpoint<?>> NAMED =
            ALL.stream().filter(endpoint -> !endpoint.name.isEmpty()).toList();

    private static final JsonMapper MAPPER = new JsonMapper();

    private static <T> PartEndpoint<T> of(
            Part<T> part, PartAddress address, JsonType<UnaryOperator<T>> type, @Nullable String whenNew) {
        return new PartEndpoint<>(
                part.name(),
                address,
                type,
                domain -> domain.get(part),
                (domain, value) -> domain.with(part, value),
                part.byDefault(),
                part.isGranted(),
                whenNew);
    }

    /** The part with this last segment of its path. */
    static PartEndpoint<?> at(String segment) {
        return ALL.stream()
                .filter(part -> part.address.segment().equals(segment))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The part's operations, for the OpenAPI document. */
    public PathItem toPathItem() {
        return address.toPathItem(
                Map.entry("application/json", type.shape().name()),
                Map.entry(MergePatch.MEDIA_TYPE, MergePatch.SCHEMA),
                canRollOut());
    }

    /** Whether a progressive rollout can change it. */
    public boolean canRollOut() {
        return Candidate.PARTS.stream().anyMatch(part -> part.name().equals(address.part()));
    }

    /** The part as a field of a body with several parts. */
    private JsonField<UnaryOperator<T>> field() {
        return JsonField.object(name, type);
    }

    /** The field, described for a body that changes a domain. */
    JsonField<UnaryOperator<T>> fieldOfEdit() {
        return granted ? field().described("requires an administrator") : field();
    }

    /** The field, described for the body of a new domain. */
    public JsonField<UnaryOperator<T>> fieldOfNew() {
        return whenNew == null ? field() : field().described(whenNew);
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
            var merged = OriginsBody.merged(patch, MergePatch.apply(MAPPER.valueToTree(getter.apply(domain)), patch));
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
