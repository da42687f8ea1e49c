package dev.backsource.edge.origin.connection;

import dev.backsource.edge.cache.rules.syntax.Fields;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** Reads the responses of one connection; is told which of them answer a HEAD and so have no body. */
final class ResponseDecoder extends HttpResponseDecoder {
    private boolean toHead;

    ResponseDecoder(int maxHeaderSize) {
        super(new HttpDecoderConfig()
                .setMaxHeaderSize(maxHeaderSize)
                .setInitialBufferSize(256)
                .setHeadersFactory(Fields.INSTANCE)
                .setTrailersFactory(Trailers.INSTANCE));
    }

    /** Whether the next response answers a HEAD. */
    void expect(boolean answerToHead) {
        toHead = answerToHead;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return toHead || super.isContentAlwaysEmpty(message);
    }

    /** What the edge drops. */
    private enum Trailers implements HttpHeadersFactory {
        INSTANCE;

        @Override
        public HttpHeaders newHeaders() {
            return NoTrailers.DROPPED;
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return NoTrailers.DROPPED;
        }
    }

    /** What the edge passes on as it is. */
    private enum Fields implements HttpHeadersFactory {
        INSTANCE;

        @Override
        public HttpHeaders newHeaders() {
            return HeadersMultiMap.httpHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return HeadersMultiMap.httpHeaders();
        }
    }
}
