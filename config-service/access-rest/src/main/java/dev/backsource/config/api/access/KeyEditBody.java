package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.KeyEdit;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;

/** A client's changes of an access key: a merge patch of its mutable fields (RFC 7396). */
public final class KeyEditBody {
    private static final JsonField<Boolean> ENABLED =
            JsonField.bool("enabled").described("whether the key is accepted");

    public static final JsonType<KeyEdit> TYPE = JsonShape.of(
                    "KeyEditBody", KeyFields.NAME, ENABLED, KeyFields.EXPIRES_AT, KeyFields.SERVICE)
            .readBy(KeyEditBody::read);

    private KeyEditBody() {}

    /** Null removes the expiry, as in any merge patch; the other fields need a value, and stay. */
    private static KeyEdit read(JsonFields fields) {
        var expiresAt = fields.get(KeyFields.EXPIRES_AT);
        var named = fields.sent().has(KeyFields.EXPIRES_AT.name());
        return new KeyEdit(
                fields.get(KeyFields.NAME),
                fields.get(ENABLED),
                named ? new KeyEdit.Expiry(expiresAt) : null,
                fields.get(KeyFields.SERVICE));
    }
}
