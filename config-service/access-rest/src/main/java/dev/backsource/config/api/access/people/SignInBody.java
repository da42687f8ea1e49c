package dev.backsource.config.api.access.people;

import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import org.jspecify.annotations.Nullable;

/** A person's username and password for a sign-in. */
public final class SignInBody {
    private static final JsonField<String> USERNAME = PeopleFields.USERNAME.required();
    private static final JsonField<Password> PASSWORD =
            PeopleFields.password("password").required();

    static final JsonType<SignInBody.Read> TYPE =
            JsonShape.of("SignInBody", USERNAME, PASSWORD).readBy(SignInBody::read);

    /** For the description of the interface. */
    public static final JsonShape SHAPE = TYPE.shape();

    private SignInBody() {}

    record Read(String username, Password password) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var username = fields.get(USERNAME);
        var password = fields.get(PASSWORD);
        return username == null || password == null ? null : new Read(username, password);
    }
}
