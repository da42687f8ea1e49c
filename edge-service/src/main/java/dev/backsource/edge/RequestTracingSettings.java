package dev.backsource.edge;

import io.smallrye.config.WithDefault;

/** Settings of clients' requests in traces; without {@code backsource.tracing.endpoint} none is traced. */
public interface RequestTracingSettings {
    /** The share of requests that are traced, from 0 to 1, of those whose trace is not continued. */
    @WithDefault("0.01")
    double ratio();

    /** Whose traces are continued. Other clients' requests begin a trace, which has a link to theirs. */
    @WithDefault("proxies")
    Continued continued();

    /** Whether origins get the context of a traced request, in place of the client's {@code traceparent} and {@code tracestate}. */
    @WithDefault("false")
    boolean toOrigins();

    /** The clients whose traces are continued. */
    enum Continued {
        /** Those of {@code backsource.edge.client.trusted-proxies}. */
        PROXIES,
        /** All. Everybody then decides which of their requests are traced. */
        ALL
    }
}
