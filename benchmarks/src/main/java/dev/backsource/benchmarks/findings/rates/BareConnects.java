package dev.backsource.benchmarks.findings.rates;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.nio.file.Path;
import java.util.List;

/** The limit of a JVM: {@link BareConnectsMain} on the core of the comparison. */
public final class BareConnects {
    private BareConnects() {}

    /** Starts it; {@code servers} are addresses with ports. */
    public static Connector start(Path folder, List<String> servers) {
        var process = PinnedProcess.start(
                Cores.PROXY, folder.resolve("nio.log"), OwnJvm.command(OwnJvm.SMALL, BareConnectsMain.class, servers));
        return new Connector("nio", "Java " + Runtime.version(), List.of(process), true);
    }
}
