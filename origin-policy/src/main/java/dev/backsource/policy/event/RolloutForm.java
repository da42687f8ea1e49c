package dev.backsource.policy.event;

import static dev.backsource.policy.event.PolicyChangeParser.require;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a progressive rollout in a policy change: its fields, and in {@code candidate} each changed part as a field. Unknown fields are ignored, but
 * for those of {@code candidate}: who doesn't know a part of the change can't try it, so that for them the domain is in no rollout.
 */
final class RolloutForm {
    private static final String ID = "id";
    private static final String STEP = "step";
    private static final String SHARE = "share";
    private static final String ALPHA = "alpha";
    private static final String CANDIDATE = "candidate";
    private static final String STARTED_AT = "startedAt";
    private static final String STEP_AT = "stepAt";

    private static final Map<String, Type> TYPES = Map.of(
            ID, String.class,
            STEP, int.class,
            SHARE, double.class,
            ALPHA, double.class,
            STARTED_AT, Instant.class,
            STEP_AT, Instant.class);

    private RolloutForm() {}

    static void write(ProgressiveRollout rollout, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        json.writeStringField(ID, rollout.id());
        json.writeNumberField(STEP, rollout.step());
        json.writeNumberField(SHARE, rollout.share());
        json.writeNumberField(ALPHA, rollout.alpha());
        json.writeObjectFieldStart(CANDIDATE);
        for (var part : Candidate.PARTS) {
            var value = rollout.candidate().get(part);
            if (value != null) {
                provider.defaultSerializeField(part.name(), value, json);
            }
        }
        json.writeEndObject();
        provider.defaultSerializeField(STARTED_AT, rollout.startedAt(), json);
        provider.defaultSerializeField(STEP_AT, rollout.stepAt(), json);
        json.writeEndObject();
    }

    /** Reads the rollout of a policy change. */
    static final class Reader extends JsonDeserializer<Object> {
        private final Map<String, JsonDeserializer<Object>> fields = new HashMap<>();
        private final Map<String, JsonDeserializer<Object>> parts = new HashMap<>();

        /** @param readers of the parts, by name */
        Reader(Map<String, JsonDeserializer<Object>> readers, DeserializationContext context)
                throws JsonMappingException {
            for (var field : TYPES.entrySet()) {
                fields.put(field.getKey(), PolicyChangeParser.reader(context, field.getKey(), field.getValue()));
            }
            for (var part : Candidate.PARTS) {
                parts.put(part.name(), readers.get(part.name()));
            }
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                return context.handleUnexpectedToken(ProgressiveRollout.class, json);
            }
            var values = new HashMap<String, @Nullable Object>();
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals(CANDIDATE)) {
                    values.put(CANDIDATE, candidate(json, context));
                } else {
                    PolicyChangeParser.read(name, fields, values, json, context);
                }
            }
            return values.containsKey(CANDIDATE) && values.get(CANDIDATE) == null ? null : toRollout(values);
        }

        /** The candidate; null when it changes an unknown part. */
        private @Nullable Candidate candidate(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                return (Candidate) context.handleUnexpectedToken(Candidate.class, json);
            }
            var values = new HashMap<String, @Nullable Object>();
            var isKnown = true;
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                isKnown &= parts.containsKey(name);
                PolicyChangeParser.read(name, parts, values, json, context);
            }
            if (!isKnown) {
                return null;
            }
            var changed = new HashMap<Part<?>, Object>();
            for (var part : Candidate.PARTS) {
                var value = values.get(part.name());
                if (value != null) {
                    changed.put(part, value);
                }
            }
            return Candidate.of(changed);
        }

        private static ProgressiveRollout toRollout(Map<String, @Nullable Object> values) {
            return new ProgressiveRollout(
                    (String) require(values, ID),
                    (Integer) require(values, STEP),
                    (Double) require(values, SHARE),
                    (Double) require(values, ALPHA),
                    (Candidate) require(values, CANDIDATE),
                    (Instant) require(values, STARTED_AT),
                    (Instant) require(values, STEP_AT));
        }
    }
}
