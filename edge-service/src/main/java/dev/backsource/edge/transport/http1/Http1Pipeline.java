package dev.backsource.edge.transport.http1;

import dev.backsource.edge.deadline.Deadlines;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.LongAdder;

/**
 * The handlers of a client's connection that speaks HTTP/1, in the places that Vert.x 4.5 has them. To be used on the
 * connection's event loop.
 */
public final class Http1Pipeline {
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";

    private Http1Pipeline() {}

    /** Whether {@code channel} speaks HTTP/1. */
    public static boolean isOf(Channel channel) {
        return channel.pipeline().get(DECODER) != null;
    }

    /**
     * To be called before anything is read.
     *
     * @param malformed counts what is refused since it breaks the rules of HTTP
     * @param untilMore allow the time in which more of a body must come
     */
    public static void readStrictly(
            Channel channel, HttpServerOptions options, LongAdder malformed, Deadlines untilMore) {
        var answers = new ResponseTracker();
        var body = new ConnectionBody(channel, answers, untilMore);
        channel.pipeline()
                .addBefore(HANDLER, null, answers)
                .replace(DECODER, DECODER, new StrictRequestDecoder(options, answers, body, malformed));
        if (!options.isSsl()) {
            // Of TLS not every engine has a way to write when the other side has ended its own.
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
    }

    /** Tells the client that there are too many connections, and ends its one. */
    public static void refuse(Channel channel) {
        ConnectionError.TOO_MANY_CONNECTIONS.send(channel);
    }

    /** Tells the client with the next answer to ask for no more, and ends the connection behind that. */
    public static void announceEnd(Channel channel) {
        if (channel.pipeline().get(LastResponse.class) == null) {
            channel.pipeline().addBefore(HANDLER, null, new LastResponse());
        }
    }

    /** Ends the connection of a client that has begun a request and not ended it in time; false when it has begun none. */
    public static boolean endLate(Channel channel) {
        if (channel.pipeline().get(DECODER) instanceof StrictRequestDecoder reader && reader.hasBegunHead()) {
            ConnectionError.SLOW_HEAD.send(channel);
            return true;
        }
        return false;
    }
}
