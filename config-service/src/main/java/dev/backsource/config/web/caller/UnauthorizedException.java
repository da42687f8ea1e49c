package dev.backsource.config.web.caller;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** The request has no known caller. The message is the same for every cause, so that nobody learns which part was right. */
public final class UnauthorizedException extends RemediableException {
    private static final long serialVersionUID = 1L;

    public UnauthorizedException() {
        super("the request has neither a valid access key nor a valid session", Remedy.of(RemedyCode.AUTHENTICATE));
    }
}
