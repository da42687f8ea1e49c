package dev.backsource.config.api.access;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.keys.NewKey;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new access key, as a client requests it. */
public final class KeyBody {
    private static final int MAX_ROLES = 20;

    private static final JsonField<String> NAME = KeyFields.NAME.required();
    private static final JsonField<String> PROGRAM = KeyFields.named("program")
            .described("the program that uses the key; a program has at most two keys. Default: the name");
    private static final JsonField<Instant> EXPIRES_AT = KeyFields.EXPIRES_AT;
    private static final JsonField<List<RoleBinding>> ROLES = JsonField.objects("roles", RoleBody.TYPE)
            .required()
            .described("the key's roles; at most your own administrator roles")
            .entries(1, MAX_ROLES);

    public static final JsonType<NewKey> TYPE = JsonShape.of(
                    "KeyBody", NAME, PROGRAM, KeyFields.SERVICE, EXPIRES_AT, ROLES)
            .readBy(KeyBody::read);

    private KeyBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable NewKey read(JsonFields fields) {
        var name = fields.get(NAME);
        var program = fields.get(PROGRAM);
        var expiresAt = fields.get(EXPIRES_AT);
        var roles = fields.get(ROLES);
        if (fields.has(ROLES) && (fields.size(ROLES) == 0 || fields.size(ROLES) > MAX_ROLES)) {
            fields.violations().add(fields.pathOf(ROLES), Violation.RANGE, "takes 1 to " + MAX_ROLES + " roles");
        }
        return name == null || roles == null
                ? null
                : new NewKey(
                        name,
                        Objects.requireNonNullElse(program, name),
                        fields.get(KeyFields.SERVICE),
                        expiresAt,
                        roles);
    }
}
