package dev.backsource.edge.origin;

import io.vertx.core.http.HttpClient;

/** The client of one event loop for connections of the same terms and use, and how much it is used. */
final class TermsClient {
    private final HttpClient http;
    private final Usage usage;

    TermsClient(HttpClient http, Usage usage) {
        this.http = http;
        this.usage = usage;
    }

    /** The client, to be used now. */
    HttpClient use() {
        usage.idleSeconds = 0;
        return http;
    }

    /** Another second has passed. */
    void tick() {
        usage.idleSeconds = usage.connections == 0 ? usage.idleSeconds + 1 : 0;
    }

    /** For how many seconds it has had no connection and no request. */
    int idleSeconds() {
        return usage.idleSeconds;
    }

    void close() {
        http.close();
    }

    /** Counts of a client; made before it, since its connections are told to them. */
    static final class Usage {
        private int connections;
        private int idleSeconds;

        void opened() {
            connections++;
        }

        void closed() {
            connections--;
        }
    }
}
