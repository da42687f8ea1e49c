package dev.backsource.config.api;

import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads what writes say beside their bodies, and carries them out and answers them. */
@Singleton
final class WriteRequests {
    private final Writes writes;
    private final Operators operators;
    private final Answers answers;

    WriteRequests(Writes writes, Operators operators, Answers answers) {
        this.writes = writes;
        this.operators = operators;
        this.answers = answers;
    }

    /**
     * Reads a write's headers.
     *
     * @throws InvalidRequestException when one is malformed
     */
    WriteRequest read(HttpServerRequest request, byte[] body) {
        return WriteRequest.of(request, body, operators);
    }

    /** Carries out the write that a request asks for; a retry of it is answered as the request was. */
    Uni<RestResponse<String>> carryOut(WriteRequest request, Write<Answer> write) {
        return writes.run(request.key(), write.map(answers::render)).map(Answers::send);
    }
}
