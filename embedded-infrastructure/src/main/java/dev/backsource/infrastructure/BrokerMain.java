package dev.backsource.infrastructure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats the storage when it is new, then runs Kafka as its own start script would. */
public final class BrokerMain {
    private static final String CLUSTER_ID = "YmFja3NvdXJjZS1sb2NhbA";

    /**
     * The log levels by which a developer finds the start on the log's first page, not behind thousands of lines of
     * settings.
     */
    private static final String LOG_LEVELS = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n
            .level=WARNING
            kafka.server.KafkaRaftServer.level=INFO
            org.apache.kafka.common.utils.AppInfoParser.level=INFO
            """;

    private BrokerMain() {}

    /** Takes one argument: the path of the broker's properties. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(LOG_LEVELS.getBytes(StandardCharsets.UTF_8)));
        var properties = args[0];
        var exit = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", properties},
                System.out);
        if (exit != 0) {
            System.exit(exit);
        }
        Kafka.main(new String[] {properties});
    }
}
