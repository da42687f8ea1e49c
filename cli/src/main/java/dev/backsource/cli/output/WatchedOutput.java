package dev.backsource.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An output that remembers its first failed write, which a {@link java.io.PrintStream} doesn't report. */
final class WatchedOutput extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    WatchedOutput(OutputStream output) {
        super(output);
    }

    /** The first failure; null as long as every write succeeded. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /**
     * Whether the reader of a pipe went away ({@code EPIPE}). Java has only the system's text for it; where that is in another language, a closed
     * pipe counts as an output that can't be written.
     */
    static boolean isClosedPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private synchronized IOException remembered(IOException e) {
        failure = failure == null ? e : failure;
        return e;
    }
}
