package dev.backsource.config.remedy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be done about a refusal. Codes are stable; clients pass over those that they don't know. */
public enum RemedyCode {
    /** The domain isn't there; it can be added. */
    ADD_DOMAIN,
    /** Without the weakness, which is proposed once it is there. */
    ADD_DOMAIN_AND_PROPOSE,
    ASK_EDGES,
    /** By an access key, or a session. */
    AUTHENTICATE,
    CHANGE_OR_REMOVE_DOMAIN,
    LIST_ACCESS_KEYS,
    LIST_ACCOUNTS,
    LIST_PORT_REQUESTS,
    LIST_PROPOSALS,
    LIST_PURGES,
    /** For a second person to approve. */
    PROPOSE_CHANGE,
    PROPOSE_BEFORE_REMOVAL,
    /** Of an item of a batch that was meant for another revision. */
    READ_AND_REPEAT_ITEM,
    /** Of a change that was meant for another revision. */
    READ_AND_REPEAT,
    /** The interface has no such operation. */
    READ_INTERFACE,
    /** With a number of its own, since this one was used. */
    REPEAT_WITH_NEW_KEY,
    /** A change by a browser has to show that the service's own page asks for it. */
    REPEAT_FROM_OWN_PAGE,
    RESTORE_EARLIER_OR_REMOVE,
    SIGN_IN_AT_PROVIDER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
