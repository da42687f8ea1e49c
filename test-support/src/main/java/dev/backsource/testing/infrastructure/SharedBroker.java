package dev.backsource.testing.infrastructure;

import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.testing.waiting.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The one broker of all tests in a JVM that create their own topics or delete them at their end. A test that stops it starts it again. */
public final class SharedBroker {
    private static final EmbeddedBroker BROKER = TestBroker.start();

    private SharedBroker() {}

    public static EmbeddedBroker broker() {
        return BROKER;
    }

    /** The settings of clients. A consumer that is closed waits for its last fetch, by default for half a second where there are no more records. */
    public static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", BROKER.bootstrapServers(), "fetch.max.wait.ms", 50);
    }

    /** An admin client that answers or fails within {@code time}. */
    public static Admin hastyAdmin(Duration time, String clientId) {
        var settings = new HashMap<>(kafka());
        settings.put("client.id", clientId);
        settings.put("default.api.timeout.ms", Math.toIntExact(time.toMillis()));
        settings.put("request.timeout.ms", Math.toIntExact(time.toMillis()));
        return Admin.create(settings);
    }

    /** Creates a topic that no other test knows. */
    public static String newTopic(int partitions, Map<String, String> settings) throws Exception {
        var name = "topic-" + UUID.randomUUID();
        create(name, partitions, settings);
        return name;
    }

    /** A broker that stood still for its session is fenced for a moment, and has no room for a topic then. */
    public static void create(String name, int partitions, Map<String, String> settings) {
        try (var admin = Admin.create(kafka())) {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
            Waiting.await("the topic " + name)
                    .ignoreExceptionsMatching(
                            failure -> failure.getCause() instanceof InvalidReplicationFactorException)
                    .until(() -> admin.createTopics(List.of(topic)).all().get() == null);
        }
    }

    /** Changes a setting of a topic, or with an empty name of the broker. */
    public static void set(ConfigResource.Type type, String name, String setting, String value)
            throws ExecutionException, InterruptedException {
        var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(kafka())) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(type, name), List.of(change)))
                    .all()
                    .get();
        }
    }

    /** A producer of texts and bytes, with {@code settings} added. */
    public static KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
        var all = new HashMap<>(kafka());
        all.putAll(settings);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }
}
