package dev.backsource.benchmarks.delivery.storm;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that writes changes at a steady rate while it is let; see {@link ChangeStormMain}. */
public final class ChangeStorm implements AutoCloseable {
    private final PinnedProcess process;

    private ChangeStorm(PinnedProcess process) {
        this.process = process;
    }

    /** Begins to change {@code domains} domains that were published at revision 1, {@code perSecond} of them a second. */
    public static ChangeStorm begin(Path folder, String bootstrapServers, int originPort, int domains, int perSecond) {
        var command = new ArrayList<>(List.of("nice", "-n19"));
        command.addAll(OwnJvm.command(
                List.of("-Xmx128m", "-XX:+UseSerialGC"),
                ChangeStormMain.class,
                List.of(
                        bootstrapServers,
                        Integer.toString(originPort),
                        Integer.toString(domains),
                        Integer.toString(perSecond))));
        return new ChangeStorm(PinnedProcess.start(Cores.LOAD_AND_ORIGIN, folder.resolve("storm.log"), command));
    }

    /** Stops it until {@link #goOn}. */
    void rest() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        PinnedProcess.output(Cores.LOAD_AND_ORIGIN, List.of("kill", signal, Long.toString(process.pid())));
    }

    @Override
    public void close() {
        goOn();
        process.close();
    }
}
