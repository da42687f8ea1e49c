package dev.backsource.edge.upstream.response;

import io.netty.util.concurrent.FastThreadLocal;

/**
 * What an event loop reads heads with: a window on their bytes, and the lines that it has read of late, whichever origin sent
 * them.
 */
record KnownLines(HeadWindow window, RepeatedLines<StatusLine> status, RepeatedLines<FieldLine> fields) {
    private static final FastThreadLocal<KnownLines> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected KnownLines initialValue() {
            return new KnownLines(
                    new HeadWindow(), new RepeatedLines<>(StatusLine::parse), new RepeatedLines<>(FieldLine::parse));
        }
    };

    /** Those of the event loop that asks. */
    static KnownLines ofLoop() {
        return OF_LOOP.get();
    }
}
