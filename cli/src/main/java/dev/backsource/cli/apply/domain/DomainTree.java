package dev.backsource.cli.apply.domain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A domain in the JSON of the REST API. The kernel reads the values, so that two spellings of one value are the same here, and absent fields have the
 * kernel's defaults.
 */
public final class DomainTree {
    public static final String NAME = "name";
    public static final String ORIGINS = "origins";
    public static final String GRANTED_PORTS = "grantedPorts";

    /** The parts that an operator sets. */
    public static final List<String> PARTS = List.of(
            ORIGINS,
            "originTls",
            "originRequest",
            "originProtocolPolicy",
            "dynamicAcceleration",
            "clientTls",
            "caching",
            "serving");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(DomainName.class, new Parsed<>(DomainName.class, DomainName::parse))
                    .addDeserializer(OriginAddress.class, new Parsed<>(OriginAddress.class, OriginAddress::parse))
                    .addDeserializer(ServerName.class, new Parsed<>(ServerName.class, ServerName::parse)))
            // Responses add computed fields to an origin; UnknownFields reports all others.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DomainTree() {}

    /** The parts of {@code domain}, each whole. */
    public static ObjectNode partsOf(Domain domain) {
        var tree = MAPPER.createObjectNode();
        tree.set(ORIGINS, MAPPER.valueToTree(domain.origins()));
        tree.set("originTls", MAPPER.valueToTree(domain.originTls()));
        tree.set("originRequest", MAPPER.valueToTree(domain.originRequest()));
        tree.set("originProtocolPolicy", MAPPER.valueToTree(domain.policy()));
        tree.set("dynamicAcceleration", MAPPER.valueToTree(domain.dynamicAcceleration()));
        tree.set("clientTls", MAPPER.valueToTree(domain.clientTls()));
        tree.set("caching", MAPPER.valueToTree(domain.caching()));
        tree.set("serving", MAPPER.valueToTree(domain.serving()));
        return tree;
    }

    /** The defaults of parts and of the objects in them. */
    static ObjectNode defaults() {
        return Defaults.TREE;
    }

    /**
     * Reads a domain, in which some fields may be absent.
     *
     * @param flaws receives each flaw
     * @return null when there is a flaw
     */
    public static @Nullable Domain read(JsonNode tree, Consumer<FieldError> flaws) {
        var found = new ArrayList<FieldError>();
        var name = part(tree, NAME, DomainName.class, null, found);
        var origins = origins(tree.path(ORIGINS), found);
        var originTls = part(tree, "originTls", OriginTls.class, OriginTls.DEFAULT, found);
        var originRequest = part(tree, "originRequest", OriginRequest.class, OriginRequest.DEFAULT, found);
        var policy =
                part(tree, "originProtocolPolicy", OriginProtocolPolicy.class, OriginProtocolPolicy.DISABLED, found);
        var acceleration = part(tree, "dynamicAcceleration", DynamicAcceleration.class, DynamicAcceleration.OFF, found);
        var granted = part(tree, GRANTED_PORTS, GrantedPorts.class, GrantedPorts.NONE, found);
        var clientTls = part(tree, "clientTls", ClientTls.class, ClientTls.DEFAULT, found);
        var caching = part(tree, "caching", Caching.class, Caching.DEFAULT, found);
        var serving = part(tree, "serving", Serving.class, Serving.ON, found);
        if (found.isEmpty()
                && name != null
                && originTls != null
                && originRequest != null
                && policy != null
                && acceleration != null
                && granted != null
                && clientTls != null
                && caching != null
                && serving != null) {
            try {
                return new Domain(
                        name,
                        origins,
                        originTls,
                        originRequest,
                        policy,
                        acceleration,
                        granted,
                        clientTls,
                        caching,
                        serving);
            } catch (InvalidValueException e) {
                found.add(new FieldError(ORIGINS, e.detail()));
            }
        }
        found.forEach(flaws);
        return null;
    }

    private static List<Origin> origins(JsonNode nodes, List<FieldError> flaws) {
        var origins = new ArrayList<Origin>();
        for (var i = 0; i < nodes.size(); i++) {
            var origin = value(nodes.get(i), ORIGINS + "[" + i + "]", Origin.class, flaws);
            if (origin != null) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static <T> @Nullable T part(
            JsonNode tree, String name, Class<T> type, @Nullable T leftOut, List<FieldError> flaws) {
        var node = tree.path(name);
        if (node.isMissingNode() || node.isNull()) {
            if (leftOut == null) {
                flaws.add(new FieldError(name, Messages.missingField(name)));
            }
            return leftOut;
        }
        return value(node, name, type, flaws);
    }

    private static <T> @Nullable T value(JsonNode node, String path, Class<T> type, List<FieldError> flaws) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonMappingException e) {
            flaws.add(new FieldError(path + below(e), reason(e)));
        } catch (JsonProcessingException e) {
            flaws.add(new FieldError(path, e.getOriginalMessage()));
        }
        return null;
    }

    private static String below(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return invalid.detail();
            }
        }
        return e.getOriginalMessage();
    }

    /** A value that is read in any spelling. */
    private static final class Parsed<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (InvalidValueException e) {
                throw JsonMappingException.from(parser, e.detail(), e);
            }
        }
    }

    /** Created at the first use. */
    private static final class Defaults {
        static final ObjectNode TREE = tree();

        private static ObjectNode tree() {
            var tree = MAPPER.createObjectNode();
            tree.putObject("origin")
                    .put("priority", Origin.DEFAULT_PRIORITY.name())
                    .put("weight", Origin.DEFAULT_WEIGHT);
            tree.set("originTls", MAPPER.valueToTree(OriginTls.DEFAULT));
            tree.set("originRequest", MAPPER.valueToTree(OriginRequest.DEFAULT));
            tree.set("originProtocolPolicy", MAPPER.valueToTree(OriginProtocolPolicy.DISABLED));
            tree.set("dynamicAcceleration", MAPPER.valueToTree(DynamicAcceleration.OFF));
            tree.set("caching", MAPPER.valueToTree(Caching.DEFAULT));
            tree.set("serving", MAPPER.valueToTree(Serving.ON));
            tree.putObject("clientTls")
                    .putObject("strictTransportSecurity")
                    .put("includeSubDomains", false)
                    .put("preload", false);
            return tree;
        }
    }
}
