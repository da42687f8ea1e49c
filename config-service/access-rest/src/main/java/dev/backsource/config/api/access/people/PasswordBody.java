package dev.backsource.config.api.access.people;

import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import org.jspecify.annotations.Nullable;

/** A person's current password and their new one. */
public final class PasswordBody {
    private static final JsonField<Password> CURRENT =
            PeopleFields.password("current").required();
    private static final JsonField<Password> NEXT =
            PeopleFields.newPassword("next").required();

    static final JsonType<PasswordBody.Read> TYPE =
            JsonShape.of("PasswordBody", CURRENT, NEXT).readBy(PasswordBody::read);

    /** For the description of the interface. */
    public static final JsonShape SHAPE = TYPE.shape();

    private PasswordBody() {}

    record Read(Password current, Password next) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var current = fields.get(CURRENT);
        var next = fields.get(NEXT);
        return current == null || next == null ? null : new Read(current, next);
    }
}
