package dev.backsource.config.access.keys;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** There is no such key, or the caller may not see it. */
public final class UnknownKeyException extends RemediableException {
    private static final long serialVersionUID = 1L;

    UnknownKeyException() {
        super("the access key does not exist", Remedy.of(RemedyCode.LIST_ACCESS_KEYS));
    }
}
