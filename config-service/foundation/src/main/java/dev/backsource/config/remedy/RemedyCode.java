package dev.backsource.config.remedy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The remedies for refusals. Codes are stable; clients ignore unknown ones. */
public enum RemedyCode {
    /** The domain doesn't exist; it can be added. */
    ADD_DOMAIN,
    /** Add the domain without the weakness, and request the weakness afterwards. */
    ADD_DOMAIN_AND_REQUEST_CHANGE,
    ASK_EDGES,
    /** By an access key, or a session. */
    AUTHENTICATE,
    /** A global administrator froze changes, and ends that. */
    AWAIT_END_OF_FREEZE,
    CHANGE_OR_REMOVE_DOMAIN,
    /** Repeat the change with the number of domains, if so many are meant. */
    CONFIRM_MASS_CHANGE,
    /** Correct the origins, or choose a policy that works at them. */
    CORRECT_ORIGINS_OR_POLICY,
    /** Wait for the end of the domain's progressive rollout, or end it. */
    END_ROLLOUT,
    /** Let the change go out by a progressive rollout, or have an administrator of the domain make it. */
    LET_ROLL_OUT,
    LIST_ACCESS_KEYS,
    LIST_ACCOUNTS,
    LIST_CHANGE_REQUESTS,
    LIST_PURGES,
    LIST_ROLLOUTS,
    /** An item of a batch was meant for another revision. */
    READ_AND_REPEAT_ITEM,
    /** A change was meant for another revision. */
    READ_AND_REPEAT,
    /** The interface has no such operation. */
    READ_INTERFACE,
    /** Repeat the request with a new idempotency key or nonce, since this one was used. */
    REPEAT_WITH_NEW_KEY,
    /** A browser's change has to prove that the service's own page sent it. */
    REPEAT_FROM_OWN_PAGE,
    /** For a second person to approve. */
    REQUEST_CHANGE,
    REQUEST_CHANGE_BEFORE_REMOVAL,
    /** As {@link #REQUEST_CHANGE}, with the plan of the progressive rollout. */
    REQUEST_ROLLOUT,
    RESTORE_EARLIER_OR_REMOVE,
    SIGN_IN_AT_PROVIDER,
    /** Repeat the change without a pre-flight. */
    SKIP_PREFLIGHT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
