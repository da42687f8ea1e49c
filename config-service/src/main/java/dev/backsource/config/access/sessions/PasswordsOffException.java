package dev.backsource.config.access.sessions;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Sign-ins with a password are off; people sign in at the provider. */
public final class PasswordsOffException extends RemediableException {
    private static final long serialVersionUID = 1L;

    PasswordsOffException() {
        super(
                "passwords are disabled; sign in at the OpenID provider",
                Remedy.of(RemedyCode.SIGN_IN_AT_PROVIDER));
    }
}
