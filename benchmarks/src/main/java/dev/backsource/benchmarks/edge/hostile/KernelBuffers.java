package dev.backsource.benchmarks.edge.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The memory of the buffers of all TCP sockets, which counts towards no process: the kernel has one sum for the whole machine. */
final class KernelBuffers {
    private static final Path SOCKETS = Path.of("/proc/net/sockstat");
    private static final Pattern PAGES = Pattern.compile("^TCP: .*\\bmem (\\d+)", Pattern.MULTILINE);
    private static final int PAGE = 4096;

    private KernelBuffers() {}

    /** The buffers, in bytes; 0 where the kernel doesn't report them. */
    static long bytes() {
        try {
            return Files.exists(SOCKETS) ? bytesIn(Files.readString(SOCKETS)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes in the lines of {@code /proc/net/sockstat}. */
    static long bytesIn(String lines) {
        var pages = PAGES.matcher(lines);
        return pages.find() ? Long.parseLong(pages.group(1)) * PAGE : 0;
    }
}
