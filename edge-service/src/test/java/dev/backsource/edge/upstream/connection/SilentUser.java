package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.upstream.response.ResponsePart;
import io.vertx.core.buffer.Buffer;

/** A user of a connection that ignores all parts of a response that it doesn't override. */
public interface SilentUser extends ConnectionUser {
    @Override
    default void informed(ResponsePart.Head head) {}

    @Override
    default void answered(ResponsePart.Head head) {}

    @Override
    default void answered(ResponsePart.Head head, Buffer body) {}

    @Override
    default void received(Buffer part) {}

    @Override
    default void ended() {}

    @Override
    default void broken(Throwable thrown) {}
}
