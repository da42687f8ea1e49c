package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.load.WrkScript;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

/** Field sections of requests over HTTP/2. */
final class Heads {
    static final String HOST = WrkScript.HOST;

    private Heads() {}

    static Http2Headers get(String path) {
        return of("GET", HOST, path);
    }

    static Http2Headers of(String method, String host, String path) {
        return new DefaultHttp2Headers(false)
                .method(method)
                .scheme("https")
                .authority(host)
                .path(path);
    }
}
