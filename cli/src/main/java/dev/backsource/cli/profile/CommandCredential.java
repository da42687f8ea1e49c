package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token that another program prints: {@code credential-command} of a profile. */
record CommandCredential(List<String> command) implements Credential {
    @Override
    public String token() {
        var token = new CredentialHelper(command).run("");
        if (!Credential.isToken(token)) {
            throw FailureException.usage(Messages.noTokenPrinted(command.get(0)));
        }
        return token;
    }

    /** Runs the program again, since the token that it printed may have expired. */
    @Override
    public @Nullable String renewed(String refused) {
        var now = token();
        return now.equals(refused) ? null : now;
    }

    @Override
    public String source() {
        return Messages.sourceProgram(command.get(0));
    }
}
