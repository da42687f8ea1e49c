package dev.backsource.system.faults;

import dev.backsource.local.demo.DemoOrigin;
import dev.backsource.local.demo.Listener;
import java.util.List;

/**
 * A demo origin that tells on which port it was reached.
 *
 * @param customPort speaks HTTP
 * @param standardPort speaks HTTP, and stands in for port 80
 */
record OriginPart(int customPort, int standardPort, DemoOrigin server) implements AutoCloseable {
    static OriginPart start(int customPort, int standardPort) {
        var listeners = List.of(new Listener("http", customPort), new Listener("http", standardPort));
        return new OriginPart(customPort, standardPort, DemoOrigin.start("127.0.0.1", listeners));
    }

    @Override
    public void close() {
        server.close();
    }
}
