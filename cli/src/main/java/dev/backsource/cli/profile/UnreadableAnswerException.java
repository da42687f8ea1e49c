package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import java.io.IOException;

/** A response that isn't JSON where a provider's was expected. */
final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnreadableAnswerException(int status, IOException why) {
        super(Messages.providerNotJson(status), why);
        this.status = status;
    }

    /** Whether the same request would be refused again: the server there accepts no such request. */
    boolean isFinal() {
        return status >= 400 && status < 500;
    }
}
