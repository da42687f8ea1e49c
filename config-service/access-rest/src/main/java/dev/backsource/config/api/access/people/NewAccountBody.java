package dev.backsource.config.api.access.people;

import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.accounts.NewAccount;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new account, as a client requests it. */
public final class NewAccountBody {
    private static final JsonField<String> USERNAME = PeopleFields.NEW_USERNAME.required();
    private static final JsonField<Password> PASSWORD =
            PeopleFields.newPassword("password").required();
    private static final JsonField<Boolean> MUST_CHANGE = JsonField.bool("mustChangePassword")
            .described("whether its owner must change the password at the first sign-in; default: true");
    private static final JsonField<List<RoleBinding>> ROLES = PeopleFields.ROLES.required();

    public static final JsonType<NewAccount> TYPE = JsonShape.of(
                    "NewAccountBody", USERNAME, PASSWORD, MUST_CHANGE, ROLES)
            .readBy(NewAccountBody::read);

    private NewAccountBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable NewAccount read(JsonFields fields) {
        var username = fields.get(USERNAME);
        var password = fields.get(PASSWORD);
        var mustChange = Objects.requireNonNullElse(fields.get(MUST_CHANGE), true);
        fields.require(ROLES);
        var roles = PeopleFields.roles(fields);
        if (username == null || password == null) {
            return null;
        }
        fields.violations().check(fields.pathOf(PASSWORD), Violation.INVALID, () -> password.requireFreeOf(username));
        return roles == null ? null : new NewAccount(username, password, mustChange, roles);
    }
}
