package dev.backsource.config.api.access.people;

import dev.backsource.config.access.accounts.AccountEdit;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;

/** A client's changes of an account: a merge patch of its mutable fields (RFC 7396), all of which need a value. */
public final class AccountEditBody {
    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled")
            .described("whether its owner can sign in; disabling the account ends its sessions");
    private static final JsonField<Password> PASSWORD = PeopleFields.newPassword("password");

    public static final JsonType<AccountEdit> TYPE = JsonShape.of(
                    "AccountEditBody", ENABLED, PASSWORD, PeopleFields.ROLES)
            .readBy(AccountEditBody::read);

    private AccountEditBody() {}

    private static AccountEdit read(JsonFields fields) {
        return new AccountEdit(fields.get(ENABLED), fields.get(PASSWORD), PeopleFields.roles(fields));
    }
}
