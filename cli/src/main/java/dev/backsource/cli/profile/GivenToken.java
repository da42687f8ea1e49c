package dev.backsource.cli.profile;

import dev.backsource.cli.outcome.FailureException;

/** A token that is at hand, from the environment or typed. */
public record GivenToken(String variable, String value) implements Credential {
    @Override
    public String token() {
        if (!Credential.isToken(value.strip())) {
            throw FailureException.usage(variable + " holds no token: it has blanks or other characters in it");
        }
        return value.strip();
    }

    @Override
    public String source() {
        return "the variable " + variable;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return source();
    }
}
