package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.bare.BareNettyMain;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import io.netty.util.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Netty without HTTP: the upper limit for the edge on the same JVM. */
final class BareNetty {
    private static final String NAME = "netty";

    private BareNetty() {}

    /** Starts one that responds by itself. */
    static Peer answering(Path folder) {
        return start(folder, List.of());
    }

    /** Starts one that forwards to the origin. */
    static Peer forwarding(Path folder, int originPort) {
        return start(folder, List.of(Integer.toString(originPort)));
    }

    private static Peer start(Path folder, List<String> origin) {
        var port = FreePorts.next();
        var arguments = new ArrayList<>(List.of(Integer.toString(port)));
        arguments.addAll(origin);
        var command = OwnJvm.command(EdgeSetup.ROOMY.jvmOptions(), BareNettyMain.class, arguments);
        var process = PinnedProcess.start(Cores.PROXY, folder.resolve("netty.log"), command);
        PortWait.await(NAME, process, port);
        return new Peer(NAME, "bare Netty " + version(), process, port, port, true);
    }

    private static String version() {
        var buffer = Version.identify().get("netty-buffer");
        return buffer == null ? "of unknown version" : buffer.artifactVersion();
    }
}
