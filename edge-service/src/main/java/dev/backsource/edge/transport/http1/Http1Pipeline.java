package dev.backsource.edge.transport.http1;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.transport.FieldLines;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a client's HTTP/1 connection, in the positions where Vert.x 4.5 puts them. Used on the connection's
 * event loop.
 */
public final class Http1Pipeline {
    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";
    private static final String HANDLER = "handler";
    /** The encoder of a connection's responses, which each response needs: searching the pipeline by name is slow. */
    private static final AttributeKey<ResponseEncoder> RESPONSES =
            AttributeKey.valueOf(Http1Pipeline.class, "responses");

    private Http1Pipeline() {}

    /** Whether {@code channel} is an HTTP/1 connection. */
    public static boolean isOf(Channel channel) {
        return channel.pipeline().get(DECODER) != null;
    }

    /**
     * Installs the strict parsing of requests, and the encoder of responses. Must be called before anything is read.
     *
     * @param malformed counts requests that are refused because they violate HTTP
     * @param untilMore the timeouts for more of a body
     */
    public static void readStrictly(
            Channel channel, HttpServerOptions options, LongAdder malformed, Deadlines untilMore) {
        var answers = new ResponseTracker();
        var body = new ConnectionBody(channel, answers, untilMore);
        var encoder = new ResponseEncoder(answers);
        channel.attr(RESPONSES).set(encoder);
        channel.pipeline().replace(ENCODER, ENCODER, encoder);
        channel.pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(options, answers, body, malformed));
        if (!options.isSsl()) {
            // Not for TLS, since not every engine can write after the other side has closed.
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
    }

    /**
     * The field lines of the response that has {@code map} for its other fields; null before {@link #readStrictly}.
     */
    public static @Nullable FieldLines linesOf(Channel channel, MultiMap map) {
        var encoder = channel.attr(RESPONSES).get();
        return encoder == null ? null : encoder.linesOf(map);
    }

    /** Responds that there are too many connections, and closes this one. */
    public static void refuse(Channel channel) {
        new ConnectionError(ClientError.CONNECTION_LIMIT).send(channel);
    }

    /** Announces the end of the connection with the next response, and closes it afterwards. */
    public static void announceEnd(Channel channel) {
        if (channel.pipeline().get(LastResponse.class) == null) {
            channel.pipeline().addBefore(HANDLER, null, new LastResponse());
        }
    }

    /** Holds the bytes that the client of {@code channel} sends behind an upgrade request, for the next reader. */
    public static BytesBehindUpgrade holdBehindUpgrade(Channel channel) {
        return BytesBehindUpgrade.hold(channel, DECODER);
    }

    /**
     * Closes the connection of a client that has not completed a request in time; false when it has not started one.
     */
    public static boolean endLate(Channel channel) {
        if (channel.pipeline().get(DECODER) instanceof StrictRequestDecoder reader && reader.hasBegunHead()) {
            new ConnectionError(ClientError.SLOW_REQUEST).send(channel);
            return true;
        }
        return false;
    }
}
