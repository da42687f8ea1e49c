package dev.backsource.cli.profile;

import dev.backsource.cli.outcome.FailureException;
import java.util.List;

/** A token that another program prints: {@code credential-command} of a profile. */
record CommandCredential(List<String> command) implements Credential {
    @Override
    public String token() {
        var token = new OtherProgram(command).run("");
        if (!Credential.isToken(token)) {
            throw FailureException.usage(command.get(0) + ", the credential-command of the profile, printed no token");
        }
        return token;
    }

    @Override
    public String source() {
        return "the program " + command.get(0);
    }
}
