package dev.backsource.config.web.write;

import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads what writes say beside their bodies, and carries them out and answers them. */
@Singleton
public final class WriteRequests {
    private final Writes writes;
    private final Callers callers;
    private final Answers answers;

    WriteRequests(Writes writes, Callers callers, Answers answers) {
        this.writes = writes;
        this.callers = callers;
        this.answers = answers;
    }

    /**
     * Reads a write's headers.
     *
     * @throws InvalidRequestException when one is malformed
     */
    public WriteRequest read(HttpServerRequest request, byte[] body) {
        return WriteRequest.of(request, body, callers.current());
    }

    /** Carries out the write that a request asks for; a retry of it is answered as the request was. */
    public Uni<RestResponse<String>> carryOut(WriteRequest request, Write<Answer> write) {
        return writes.run(request.key(), write.map(answers::render)).map(Answers::send);
    }

    /**
     * Carries out a write of something that is not in the database, which is needed for the key only. The key is taken before
     * and kept after it; should the instance die in between, a retry finds what was written and no key.
     */
    public Uni<RestResponse<String>> carryOutElsewhere(WriteRequest request, Uni<Answer> write) {
        return request.key() == null
                ? write.map(answers::render).map(Answers::send)
                : carryOut(request, session -> onItsContext(write));
    }

    /** A session belongs to the context that it was opened on. */
    private static <T> Uni<T> onItsContext(Uni<T> write) {
        return write.emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }
}
