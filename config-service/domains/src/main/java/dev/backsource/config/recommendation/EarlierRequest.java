package dev.backsource.config.recommendation;

import dev.backsource.policy.protocol.RedirectType;

/**
 * The request for a domain's last recommendation.
 *
 * @param type the requested redirect type
 * @param isOpen whether it waits for a decision
 * @param isDeclined whether the owner has declined it
 * @param base the revision to which alone it can be applied
 */
record EarlierRequest(String id, RedirectType type, boolean isOpen, boolean isDeclined, long base) {
    /** Whether it makes another request for {@code wanted} at {@code revision} needless: it can still be approved, or the owner doesn't want the type. */
    boolean answers(RedirectType wanted, long revision) {
        return type == wanted && (isDeclined || (isOpen && base == revision));
    }
}
