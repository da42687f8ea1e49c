package dev.backsource.local.infrastructure;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats the storage when it is new, then runs Kafka as its own start script would. */
public final class BrokerMain {
    private static final String CLUSTER_ID = "YmFja3NvdXJjZS1sb2NhbA";

    private BrokerMain() {}

    /** Takes one argument: the path of the broker's properties. */
    public static void main(String[] args) {
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
