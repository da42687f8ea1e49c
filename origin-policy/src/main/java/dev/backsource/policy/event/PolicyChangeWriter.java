package dev.backsource.policy.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.backsource.policy.domain.Part;
import java.io.IOException;

/** Writes a policy change: name, revision and time, each part of the domain as a field, and what else is known of the change. */
final class PolicyChangeWriter extends StdSerializer<PolicyChange> {
    private static final long serialVersionUID = 1L;

    PolicyChangeWriter() {
        super(PolicyChange.class);
    }

    @Override
    public void serialize(PolicyChange change, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        provider.defaultSerializeField(PolicyChange.DOMAIN, change.domain().name(), json);
        json.writeNumberField(PolicyChange.REVISION, change.revision());
        provider.defaultSerializeField(PolicyChange.CHANGED_AT, change.changedAt(), json);
        for (var part : Part.ALL) {
            var value = change.domain().get(part);
            if (part.isAlwaysWritten() || !value.equals(part.byDefault())) {
                provider.defaultSerializeField(part.name(), value, json);
            }
        }
        if (change.changedBy() != null) {
            json.writeStringField(PolicyChange.CHANGED_BY, change.changedBy());
        }
        if (change.incarnation() != 0) {
            json.writeNumberField(PolicyChange.INCARNATION, change.incarnation());
        }
        if (change.team() != null) {
            json.writeStringField(PolicyChange.TEAM, change.team());
        }
        if (change.rollout() != null) {
            json.writeFieldName(PolicyChange.ROLLOUT);
            RolloutForm.write(change.rollout(), json, provider);
        }
        json.writeEndObject();
    }
}
