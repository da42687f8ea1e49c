package dev.backsource.config.access.accounts;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** There is no such account, or the caller may not see it. */
public final class UnknownAccountException extends RemediableException {
    private static final long serialVersionUID = 1L;

    UnknownAccountException() {
        super("the account does not exist", Remedy.of(RemedyCode.LIST_ACCOUNTS));
    }
}
