package dev.backsource.config.web.session;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** A browser's change may come from a page of another site. */
public final class CsrfException extends RemediableException {
    private static final long serialVersionUID = 1L;

    CsrfException() {
        super("the change can't be attributed to a page of this service", Remedy.of(RemedyCode.REPEAT_FROM_OWN_PAGE));
    }
}
