package dev.backsource.config.write;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** An idempotency key comes with another request than the first one. */
public final class KeyReusedException extends RemediableException {
    private static final long serialVersionUID = 1L;

    KeyReusedException() {
        super("the idempotency key was already used for another request", Remedy.of(RemedyCode.REPEAT_WITH_NEW_KEY));
    }
}
