package dev.backsource.config.api.progressive;

import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reason for which somebody moves a rollout, which may be left out. */
public final class RolloutReasonBody {
    private static final int MAX_TEXT = 200;

    private static final JsonField<String> REASON = JsonField.text("reason", RolloutReasonBody::text)
            .length(1, MAX_TEXT)
            .described("the reason, up to " + MAX_TEXT + " characters")
            .example("The origin's new certificate is late");

    public static final JsonType<Optional<String>> TYPE =
            JsonShape.of("RolloutReasonBody", REASON).readBy(fields -> Optional.ofNullable(fields.get(REASON)));

    private RolloutReasonBody() {}

    /** The reason in a body, which may be absent; null for none. */
    static @Nullable String read(byte[] body) {
        return body.length == 0
                ? null
                : JsonBody.read(body, TYPE).map(String::strip).orElse(null);
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new InvalidValueException("takes 1 to " + MAX_TEXT + " characters");
        }
        return text;
    }
}
