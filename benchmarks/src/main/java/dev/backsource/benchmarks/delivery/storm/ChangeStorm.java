package dev.backsource.benchmarks.delivery.storm;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.Pinned;
import java.nio.file.Path;
import java.util.List;

/** A process that writes changes at a steady rate while it is let; see {@link ChangeStormMain}. */
final class ChangeStorm implements AutoCloseable {
    private final Pinned process;

    private ChangeStorm(Pinned process) {
        this.process = process;
    }

    /** Begins to change {@code domains} domains that were published at revision 1, {@code perSecond} of them a second. */
    static ChangeStorm begin(Path folder, String bootstrapServers, int originPort, int domains, int perSecond) {
        return new ChangeStorm(Pinned.start(
                Cores.LOAD_AND_ORIGIN,
                folder.resolve("storm.log"),
                List.of(
                        "nice",
                        "-n19",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChangeStormMain.class.getName(),
                        bootstrapServers,
                        Integer.toString(originPort),
                        Integer.toString(domains),
                        Integer.toString(perSecond))));
    }

    /** Stops it until {@link #goOn}. */
    void rest() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Pinned.output(Cores.LOAD_AND_ORIGIN, List.of("kill", signal, Long.toString(process.pid())));
    }

    @Override
    public void close() {
        goOn();
        process.close();
    }
}
