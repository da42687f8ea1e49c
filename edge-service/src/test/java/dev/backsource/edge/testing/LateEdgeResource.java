package dev.backsource.edge.testing;

import dev.backsource.infrastructure.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** An edge on free ports whose broker isn't there yet; the test starts it on the ports of {@code test.broker.*}. */
public class LateEdgeResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var port = FreePorts.next();
        var settings = new HashMap<>(EdgeResource.ports());
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + port);
        settings.put("test.broker.port", Integer.toString(port));
        settings.put("test.broker.controller-port", Integer.toString(FreePorts.next()));
        return settings;
    }

    @Override
    public void stop() {}
}
