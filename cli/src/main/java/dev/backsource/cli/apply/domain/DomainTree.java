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
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.domain.ServerName;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
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
    public static final String ORIGINS = Part.ORIGINS.name();
    public static final String GRANTED_PORTS = Part.GRANTED_PORTS.name();

    private static final List<Part<?>> OF_OPERATOR =
            Part.ALL.stream().filter(part -> !part.isGranted()).toList();

    /** The names of the parts that an operator sets. */
    public static final List<String> PARTS =
            OF_OPERATOR.stream().map(Part::name).toList();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(DomainName.class, new Parsed<>(DomainName.class, DomainName::parse))
                    .addDeserializer(OriginAddress.class, new Parsed<>(OriginAddress.class, OriginAddress::parse))
                    .addDeserializer(ExceptionEnd.class, new Parsed<>(ExceptionEnd.class, ExceptionEnd::parse))
                    .addDeserializer(ServerName.class, new Parsed<>(ServerName.class, ServerName::parse)))
            // Responses add computed fields to an origin; UnknownFields reports all others.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DomainTree() {}

    /** The parts of {@code domain}, each whole. */
    public static ObjectNode partsOf(Domain domain) {
        var tree = MAPPER.createObjectNode();
        OF_OPERATOR.forEach(part -> tree.set(part.name(), MAPPER.valueToTree(domain.get(part))));
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
        var name = name(tree, found);
        var values = new HashMap<Part<?>, Object>();
        for (var part : Part.ALL) {
            var value = part(tree.path(part.name()), part, found);
            if (value != null) {
                values.put(part, value);
            }
        }
        if (found.isEmpty() && name != null) {
            try {
                return new Domain(name, Parts.of(values));
            } catch (InvalidValueException e) {
                found.add(new FieldError(ORIGINS, e.detail()));
            }
        }
        found.forEach(flaws);
        return null;
    }

    private static @Nullable DomainName name(JsonNode tree, List<FieldError> flaws) {
        var node = tree.path(NAME);
        if (isAbsent(node)) {
            flaws.add(new FieldError(NAME, Messages.missingField(NAME)));
            return null;
        }
        return (DomainName) value(node, NAME, DomainName.class, flaws);
    }

    /** The value of a part; null when it is absent, and, with flaws, when it is invalid. */
    private static @Nullable Object part(JsonNode node, Part<?> part, List<FieldError> flaws) {
        if (part.equals(Part.ORIGINS)) {
            return origins(node, flaws);
        }
        return isAbsent(node) ? null : value(node, part.name(), part.type(), flaws);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Each origin by itself, so that every flaw is found. */
    private static List<Origin> origins(JsonNode nodes, List<FieldError> flaws) {
        var origins = new ArrayList<Origin>();
        for (var i = 0; i < nodes.size(); i++) {
            var origin = (Origin) value(nodes.get(i), ORIGINS + "[" + i + "]", Origin.class, flaws);
            if (origin != null) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static @Nullable Object value(JsonNode node, String path, Type type, List<FieldError> flaws) {
        try {
            return MAPPER.treeToValue(node, MAPPER.constructType(type));
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
            OF_OPERATOR.stream()
                    .filter(part -> !part.isRequired())
                    .forEach(part -> tree.set(part.name(), MAPPER.valueToTree(part.byDefault())));
            tree.putObject(Part.CLIENT_TLS.name())
                    .putObject("strictTransportSecurity")
                    .put("includeSubDomains", false)
                    .put("preload", false);
            return tree;
        }
    }
}
