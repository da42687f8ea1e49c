package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyMetadata;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy change. Fields may come in any order, and unknown ones are ignored. Parts that came later than version 1 of the event, that a writer
 * left out, or that are null, have their defaults.
 */
final class PolicyChangeParser extends StdDeserializer<PolicyChange> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    /** By the names of their fields; set before the first use. */
    private transient Map<String, JsonDeserializer<Object>> readers = Map.of();

    PolicyChangeParser() {
        super(PolicyChange.class);
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        var all = new HashMap<String, JsonDeserializer<Object>>();
        all.put(PolicyChange.DOMAIN, reader(context, PolicyChange.DOMAIN, DomainName.class));
        all.put(PolicyChange.REVISION, reader(context, PolicyChange.REVISION, long.class));
        all.put(PolicyChange.CHANGED_AT, reader(context, PolicyChange.CHANGED_AT, Instant.class));
        all.put(PolicyChange.CHANGED_BY, reader(context, PolicyChange.CHANGED_BY, String.class));
        all.put(PolicyChange.INCARNATION, reader(context, PolicyChange.INCARNATION, long.class));
        all.put(PolicyChange.TEAM, reader(context, PolicyChange.TEAM, String.class));
        for (var part : Part.ALL) {
            all.put(part.name(), reader(context, part.name(), part.type()));
        }
        all.put(PolicyChange.ROLLOUT, new RolloutForm.Reader(all, context));
        readers = Map.copyOf(all);
    }

    static JsonDeserializer<Object> reader(DeserializationContext context, String name, Type type)
            throws JsonMappingException {
        var javaType = context.getTypeFactory().constructType(type);
        var withoutNulls = PropertyMetadata.STD_OPTIONAL.withNulls(null, Nulls.FAIL);
        return context.findContextualValueDeserializer(
                javaType, new BeanProperty.Std(PropertyName.construct(name), javaType, null, null, withoutNulls));
    }

    @Override
    public PolicyChange deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            return (PolicyChange) context.handleUnexpectedToken(PolicyChange.class, json);
        }
        var values = new HashMap<String, @Nullable Object>();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            read(name, readers, values, json, context);
        }
        try {
            return toChange(values);
        } catch (InvalidValueException e) {
            throw JsonMappingException.from(json, e.detail(), e);
        }
    }

    /** Puts a field's value into {@code values}; skips null, and a field that none of the {@code readers} is for. */
    static void read(
            String name,
            Map<String, JsonDeserializer<Object>> readers,
            Map<String, @Nullable Object> values,
            JsonParser json,
            DeserializationContext context)
            throws IOException {
        var reader = readers.get(name);
        if (reader == null || json.hasToken(JsonToken.VALUE_NULL)) {
            json.skipChildren();
            return;
        }
        try {
            values.put(name, reader.deserialize(json, context));
        } catch (JsonProcessingException | RuntimeException e) {
            throw JsonMappingException.wrapWithPath(e, PolicyChange.class, name);
        }
    }

    private static PolicyChange toChange(Map<String, @Nullable Object> values) {
        var name = (DomainName) require(values, PolicyChange.DOMAIN);
        var revision = (Long) require(values, PolicyChange.REVISION);
        var changedAt = (Instant) require(values, PolicyChange.CHANGED_AT);
        var parts = new HashMap<Part<?>, Object>();
        for (var part : Part.ALL) {
            var value = part.isRequired() ? require(values, part.name()) : values.get(part.name());
            if (value != null) {
                parts.put(part, value);
            }
        }
        return new PolicyChange(
                new Domain(name, Parts.of(parts)),
                revision,
                changedAt,
                (String) values.get(PolicyChange.CHANGED_BY),
                (Long) Objects.requireNonNullElse(values.get(PolicyChange.INCARNATION), 0L),
                (String) values.get(PolicyChange.TEAM),
                (ProgressiveRollout) values.get(PolicyChange.ROLLOUT));
    }

    static Object require(Map<String, @Nullable Object> values, String field) {
        return InvalidValueException.require(values.get(field), field);
    }
}
