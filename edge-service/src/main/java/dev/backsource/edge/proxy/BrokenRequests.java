package dev.backsource.edge.proxy;

import dev.backsource.edge.http.client.EdgeAnswers;
import dev.backsource.edge.http.upstream.ProxyError;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Refuses what could not be read as a request, and ends the connection: where the next request starts is not known. */
final class BrokenRequests implements Handler<HttpServerRequest> {
    private final EdgeAnswers answers;

    BrokenRequests(EdgeAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpServerRequest client) {
        var cause = client.decoderResult().cause();
        var connection = client.connection();
        client.response().endHandler(sent -> connection.close());
        if (cause instanceof TooLongHttpLineException) {
            answers.refuse(client, ProxyError.HTTP_REQUEST_ERROR, 414, "the request line is too long");
        } else if (cause instanceof TooLongHttpHeaderException) {
            answers.refuse(client, ProxyError.HTTP_REQUEST_ERROR, 431, "the header section is too large");
        } else if (cause instanceof Refusal refusal) {
            answers.refuse(client, ProxyError.HTTP_REQUEST_ERROR, refusal.status(), refusal.details());
        } else {
            answers.refuse(client, ProxyError.HTTP_REQUEST_ERROR, "the request is not valid HTTP");
        }
    }
}
