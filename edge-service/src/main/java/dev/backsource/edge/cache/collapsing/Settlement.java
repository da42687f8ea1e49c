package dev.backsource.edge.cache.collapsing;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a fetch ends for all who wait for it, when none of them gets a response from it.
 *
 * @param store updates the store, unless the fetch was revoked; null for nothing
 * @param leader what the request is told that the fetch was made for
 * @param others what those are told that joined
 */
record Settlement(@Nullable Runnable store, Consumer<WaitingRequest> leader, Consumer<WaitingRequest> others) {
    static final Settlement LOOK_UP_AGAIN = forAll(WaitingRequest::lookUpAgain);

    /** All are told the same, and the store stays as it is. */
    static Settlement forAll(Consumer<WaitingRequest> what) {
        return new Settlement(null, what, what);
    }
}
