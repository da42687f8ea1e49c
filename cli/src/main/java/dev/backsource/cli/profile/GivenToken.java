package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;

/** A token that is at hand, from the environment or typed. */
public record GivenToken(String source, String value) implements Credential {
    @Override
    public String token() {
        if (!Credential.isToken(value.strip())) {
            throw FailureException.usage(Messages.invalidToken(source));
        }
        return value.strip();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return source;
    }
}
