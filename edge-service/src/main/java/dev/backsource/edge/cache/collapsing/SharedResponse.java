package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.store.StoredResponse;

/** A response that arrives for several clients and will be stored, with its body as it arrives. */
record SharedResponse(FetchedHead head, SharedBody body) {

    /** The response to store, once the whole body has arrived. */
    StoredResponse stored() {
        return head.stored().withBody(body.toBytes());
    }
}
