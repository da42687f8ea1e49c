package dev.backsource.edge.cache.collapsing;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a fetch ends for the requests that wait, when none of them gets a response from it.
 *
 * @param store updates the store, unless the fetch was revoked; null for nothing
 * @param leader tells the request that the fetch was created for
 * @param others tells each request that joined
 */
record FetchOutcome(@Nullable Runnable store, Consumer<WaitingRequest> leader, Consumer<WaitingRequest> others) {
    static final FetchOutcome LOOK_UP_AGAIN = forAll(WaitingRequest::lookUpAgain);

    /** Tells all requests the same, and leaves the store as it is. */
    static FetchOutcome forAll(Consumer<WaitingRequest> what) {
        return new FetchOutcome(null, what, what);
    }
}
