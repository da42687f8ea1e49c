package dev.backsource.config.api.changerequests;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The comment on a decision. */
public final class DecisionBody {
    public static final int MAX_TEXT = 1_000;

    private static final JsonField<String> COMMENT = JsonField.text("comment", DecisionBody::text)
            .length(1, MAX_TEXT)
            .required()
            .described("a comment for the requester, up to " + MAX_TEXT + " characters")
            .example("Until March; request it again then");

    public static final JsonType<String> TYPE =
            JsonShape.of("DecisionBody", COMMENT).readBy(DecisionBody::read);

    private DecisionBody() {}

    private static @Nullable String read(JsonFields fields) {
        return fields.get(COMMENT);
    }

    /** A text for people. */
    public static String text(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new InvalidValueException("takes 1 to " + MAX_TEXT + " characters");
        }
        return text.strip();
    }
}
