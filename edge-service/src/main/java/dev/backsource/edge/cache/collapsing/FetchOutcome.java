package dev.backsource.edge.cache.collapsing;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a fetch for its waiting requests when none of them gets a response from it.
 *
 * @param store updates the store, unless the fetch was revoked; null for nothing
 * @param leader notifies the request that the fetch was created for
 * @param others notifies each request that joined
 */
record FetchOutcome(@Nullable Runnable store, Consumer<WaitingRequest> leader, Consumer<WaitingRequest> others) {
    static final FetchOutcome LOOK_UP_AGAIN = forAll(WaitingRequest::lookUpAgain);

    /** The same outcome for all requests; the store stays as it is. */
    static FetchOutcome forAll(Consumer<WaitingRequest> what) {
        return new FetchOutcome(null, what, what);
    }
}
