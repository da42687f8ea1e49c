package dev.backsource.edge.upstream.response;

import io.netty.util.concurrent.FastThreadLocal;

/** The lines of responses' heads that an event loop has read of late, whichever origin sent them. */
record KnownLines(RepeatedLines<StatusLine> status, RepeatedLines<FieldLine> fields) {
    private static final FastThreadLocal<KnownLines> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected KnownLines initialValue() {
            return new KnownLines(new RepeatedLines<>(StatusLine::parse), new RepeatedLines<>(FieldLine::parse));
        }
    };

    /** Those of the event loop that asks. */
    static KnownLines ofLoop() {
        return OF_LOOP.get();
    }
}
