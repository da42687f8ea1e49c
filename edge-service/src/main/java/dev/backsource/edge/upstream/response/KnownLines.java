package dev.backsource.edge.upstream.response;

import io.netty.util.concurrent.FastThreadLocal;

/** An event loop's tools for parsing heads: a window on their bytes, and the recently parsed lines of all origins. */
record KnownLines(HeadWindow window, LineCache<StatusLine> status, LineCache<FieldLine> fields) {
    private static final FastThreadLocal<KnownLines> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected KnownLines initialValue() {
            return new KnownLines(
                    new HeadWindow(), new LineCache<>(StatusLine::parse), new LineCache<>(FieldLine::parse));
        }
    };

    /** The tools of the calling event loop. */
    static KnownLines ofLoop() {
        return OF_LOOP.get();
    }
}
