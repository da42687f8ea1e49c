package dev.backsource.edge.proxy;

import dev.backsource.edge.cache.ResponseSource;
import dev.backsource.edge.cache.RoutedRequest;

/**
 * Answers requests from their origins; what the exchanges of one event loop share.
 *
 * @param untilResponse limits the wait for a response's head
 * @param untilMore limits the wait for more of a response's body
 * @param untilTaken limits the wait for a client to take more of a response's body
 */
record OriginFetch(
        OriginClients clients,
        Headers headers,
        EdgeAnswers answers,
        ProxyMetrics metrics,
        Deadlines untilResponse,
        Deadlines untilMore,
        Deadlines untilTaken,
        ClientConnections connections,
        RequestsUnderWay underWay)
        implements ResponseSource {

    @Override
    public void answer(RoutedRequest request) {
        new OriginExchange(this, request).start();
    }
}
