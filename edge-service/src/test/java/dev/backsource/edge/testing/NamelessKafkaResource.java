package dev.backsource.edge.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** An edge on free ports whose broker has a host name that never resolves (RFC 6761 §6.4). */
public class NamelessKafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(EdgeResource.ports());
        settings.put("kafka.bootstrap.servers", "kafka.invalid:9092");
        return settings;
    }

    @Override
    public void stop() {}
}
