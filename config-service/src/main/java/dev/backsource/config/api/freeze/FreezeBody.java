package dev.backsource.config.api.freeze;

import dev.backsource.config.freeze.Freeze;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import org.jspecify.annotations.Nullable;

/** A freeze, as a client requests it. */
public final class FreezeBody {
    private static final JsonField<String> REASON = JsonField.text("reason", FreezeBody::reason)
            .length(1, Freeze.MAX_REASON)
            .required()
            .described("for everybody whose changes are refused, up to " + Freeze.MAX_REASON + " characters")
            .example("Incident 4711: no changes until the origins are stable");

    public static final JsonType<String> TYPE =
            JsonShape.of("FreezeBody", REASON).readBy(FreezeBody::read);

    private FreezeBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable String read(JsonFields fields) {
        return fields.get(REASON);
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > Freeze.MAX_REASON || !Printable.isPrintable(text)) {
            throw new InvalidValueException("must have 1 to " + Freeze.MAX_REASON + " printable characters");
        }
        return text.strip();
    }
}
