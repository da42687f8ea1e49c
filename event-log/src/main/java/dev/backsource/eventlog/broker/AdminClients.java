package dev.backsource.eventlog.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Admin clients of Kafka. */
public final class AdminClients {
    private static final int ANSWER_WITHIN_MS = 5_000;

    private AdminClients() {}

    /**
     * Opens a client that answers or fails within 5 s.
     *
     * @param kafka the settings of Kafka's clients, {@code bootstrap.servers} among them
     * @throws org.apache.kafka.common.KafkaException when it can't be made, as while the broker's name doesn't resolve
     */
    public static Admin open(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        return Admin.create(config);
    }
}
