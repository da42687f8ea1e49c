package dev.backsource.config.web.connection;

import io.netty.channel.ChannelPipeline;
import java.time.Duration;

/** The handlers of HTTP/1.1, by the names that Vert.x gives them. */
final class Http1 {
    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    private Http1() {}

    static boolean isSpokenOver(ChannelPipeline pipeline) {
        return pipeline.get(DECODER) != null && pipeline.get(ENCODER) != null;
    }

    /**
     * Puts a watch of requests between codec and server, where it sees everything that the codec reads and writes. The head of a request
     * may take {@code within} to arrive.
     */
    static void watch(ChannelPipeline pipeline, Duration within) {
        var watch = new RequestWatch(within);
        pipeline.addBefore(DECODER, "arrivals", new ByteArrivalHandler(watch));
        pipeline.addAfter(ENCODER, "requestWatch", watch);
    }
}
