package dev.backsource.local.stack;

import dev.backsource.local.demo.DemoOrigin;
import dev.backsource.local.demo.Listener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo origin of the stack. It lives in the launcher's process. */
final class OriginComponent implements Component {
    static final String NAME = "demo-origin";

    private final StackPorts ports;
    private volatile @Nullable DemoOrigin origin;

    OriginComponent(StackPorts ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        try {
            origin = DemoOrigin.start(
                    "127.0.0.1",
                    List.of(new Listener("http", ports.originHttp()), new Listener("https", ports.originHttps())));
        } catch (IllegalStateException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void stop() {
        var running = origin;
        if (running != null) {
            running.close();
            origin = null;
        }
    }

    @Override
    public void kill() {
        stop();
    }
}
