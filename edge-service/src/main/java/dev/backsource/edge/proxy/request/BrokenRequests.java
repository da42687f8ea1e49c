package dev.backsource.edge.proxy.request;

import dev.backsource.edge.http.client.EdgeAnswers;
import dev.backsource.edge.transport.http1.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** The refusal of bytes that could not be parsed as a request. Ends the connection, since the start of the next request is unknown. */
public final class BrokenRequests implements Handler<HttpServerRequest> {
    private final EdgeAnswers answers;

    public BrokenRequests(EdgeAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpServerRequest client) {
        var error = Refusal.of(client).error();
        var connection = client.connection();
        client.response().endHandler(sent -> connection.close());
        answers.refuse(client, error);
    }
}
