package dev.backsource.edge.testing;

import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.TestBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** An application with an impatient edge, and a real broker. */
public class EdgeResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        return TestBroker.withOwnClassLoader(this::startBroker);
    }

    private Map<String, String> startBroker() {
        var started = TestBroker.start();
        broker = started;
        createTopics(started);
        var settings = edge();
        settings.put("quarkus.http.test-port", "0");
        settings.put("kafka.bootstrap.servers", started.bootstrapServers());
        settings.put("test.broker.pid", Long.toString(started.process().pid()));
        return settings;
    }

    /** The edge's settings. */
    Map<String, String> edge() {
        return TestSettings.impatient();
    }

    /** The ports of an application whose broker is away. */
    public static Map<String, String> ports() {
        var settings = new HashMap<>(TestSettings.ports());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /** Creates the topics of other services, which the test stands in for. */
    public static void createTopics(EmbeddedBroker broker) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(
                    admin,
                    List.of(
                            Topic.POLICY_CHANGES,
                            Topic.CACHE_PURGES,
                            Topic.ORIGIN_HEALTH,
                            Topic.EXPLAIN_REQUESTS,
                            Topic.EXPLAIN_ANSWERS,
                            Topic.FIGURES_REQUESTS,
                            Topic.TAIL_REQUESTS,
                            Topic.TAIL_LINES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
