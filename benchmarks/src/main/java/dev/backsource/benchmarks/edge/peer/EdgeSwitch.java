package dev.backsource.benchmarks.edge.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A switch of an edge's counts of single domains and of its tracing, both while it runs. The edge is a copy of the packaged one with a class
 * {@code Switch}: a thread of it looks every 5 ms for the byte in a file, and a request reads two fields more. Within one process both sides of a comparison have the same
 * compiled code, the same heap and the same connections, while two processes differ by more than a few nanoseconds a request.
 */
public final class EdgeSwitch {
    private static final int COUNTED = 1;
    private static final int TRACED = 2;
    private static final int ALL = 4;
    private static final String PROPERTY = "benchmarks.switch";
    private static final String SWITCH = """
            package dev.backsource.edge.figures;

            import java.io.IOException;
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;

            public final class Switch {
                public static boolean counted = true;
                public static boolean traced;
                public static boolean all;

                static {
                    try (var channel = FileChannel.open(Path.of(System.getProperty("%s")))) {
                        var file = channel.map(FileChannel.MapMode.READ_ONLY, 0, 1);
                        var thread = new Thread(() -> {
                            while (true) {
                                counted = (file.get(0) & %d) != 0;
                                traced = (file.get(0) & %d) != 0;
                                all = (file.get(0) & %d) != 0;
                                try {
                                    Thread.sleep(5);
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
                        thread.setDaemon(true);
                        thread.start();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """.formatted(PROPERTY, COUNTED, TRACED, ALL);

    private final Path folder;
    private final Path file;

    private EdgeSwitch(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("switch");
    }

    /** Makes the edge in {@code folder}; it counts and doesn't trace. */
    public static EdgeSwitch make(Path folder) throws IOException {
        ChangedEdge.in(folder)
                .add("dev/backsource/edge/figures/Switch", SWITCH)
                .replace(
                        "dev/backsource/edge/figures/DomainCounts",
                        "        count(REQUESTS + request.ordinal(), status);\n        if (hit) {",
                        "        if (!Switch.counted) { return; }\n"
                                + "        count(REQUESTS + request.ordinal(), status);\n        if (hit) {",
                        1)
                .replace(
                        "dev/backsource/edge/http/tracing/RequestTraces",
                        "        return on;",
                        "        return on && dev.backsource.edge.figures.Switch.traced;",
                        1)
                .replace(
                        "dev/backsource/edge/http/tracing/RequestTraces",
                        "        return ratio == 1 ||",
                        "        return dev.backsource.edge.figures.Switch.all || ratio == 1 ||",
                        1)
                .compile();
        var made = new EdgeSwitch(folder);
        made.set(true, false);
        return made;
    }

    /** Applies within 5 ms. */
    public void set(boolean counted, boolean traced) {
        write((counted ? COUNTED : 0) | (traced ? TRACED : 0));
    }

    /** Traces all requests: a share would take minutes until its code is compiled. Applies within 5 ms. */
    public void traceAll() {
        write(COUNTED | TRACED | ALL);
    }

    private void write(int bits) {
        try {
            // Not truncated: the edge has mapped it.
            Files.write(file, new byte[] {(byte) bits}, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** The option of the edge's JVM. */
    String option() {
        return "-D" + PROPERTY + "=" + file;
    }
}
