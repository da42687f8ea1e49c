package dev.backsource.local.stack;

import dev.backsource.infrastructure.FreePorts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every port of the stack, all on loopback.
 *
 * @param configService REST
 * @param aliyun Alibaba Cloud CDN's API of config-service
 * @param configManagement health and metrics of config-service
 * @param edge1 of edge-1
 * @param edge2 of edge-2
 * @param originHealth of origin-health-service
 * @param originHttp stands in for port 80 of origins
 * @param originHttps stands in for port 443 of origins
 * @param kafka for clients
 * @param kafkaController the broker's own traffic
 * @param database PostgreSQL
 */
public record StackPorts(
        int configService,
        int aliyun,
        int configManagement,
        EdgePorts edge1,
        EdgePorts edge2,
        int originHealth,
        int originHttp,
        int originHttps,
        int kafka,
        int kafkaController,
        int database) {
    /** The ports in documentation and examples. */
    public static final StackPorts STANDARD = new StackPorts(
            8080,
            8070,
            9000,
            new EdgePorts(8081, 8444, 9081),
            new EdgePorts(8082, 8445, 9082),
            8090,
            9080,
            9443,
            29_092,
            29_093,
            25_432);

    /**
     * The standard ports, each moved by {@code BACKSOURCE_PORT_OFFSET}, or where a variable of its own puts it, such as
     * {@code BACKSOURCE_PORT_EDGE_1_HTTP}.
     *
     * @throws StackException when a variable is no port, naming it
     */
    static StackPorts of(Map<String, String> environment) {
        var given = new GivenPorts(environment);
        return new StackPorts(
                given.port("CONFIG_SERVICE", STANDARD.configService()),
                given.port("ALIYUN", STANDARD.aliyun()),
                given.port("CONFIG_SERVICE_MANAGEMENT", STANDARD.configManagement()),
                given.edge("EDGE_1", STANDARD.edge1()),
                given.edge("EDGE_2", STANDARD.edge2()),
                given.port("ORIGIN_HEALTH", STANDARD.originHealth()),
                given.port("ORIGIN_HTTP", STANDARD.originHttp()),
                given.port("ORIGIN_HTTPS", STANDARD.originHttps()),
                given.port("KAFKA", STANDARD.kafka()),
                given.port("KAFKA_CONTROLLER", STANDARD.kafkaController()),
                given.port("POSTGRES", STANDARD.database()));
    }

    /** Ports that are free now, for a stack beside others. */
    public static StackPorts free() {
        var free = FreePorts.next(15).iterator();
        return new StackPorts(
                free.next(),
                free.next(),
                free.next(),
                new EdgePorts(free.next(), free.next(), free.next()),
                new EdgePorts(free.next(), free.next(), free.next()),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next(),
                free.next());
    }

    /** The use of each port, in the order of starting; the origin's ports only where a demo origin is wanted. */
    Map<Integer, String> uses(boolean demoOrigin) {
        var uses = new LinkedHashMap<Integer, String>();
        uses.put(kafka, "the Kafka broker");
        uses.put(kafkaController, "the Kafka broker's controller");
        uses.put(database, "PostgreSQL");
        if (demoOrigin) {
            uses.put(originHttp, "the demo origin's HTTP");
            uses.put(originHttps, "the demo origin's HTTPS");
        }
        uses.put(configService, "config-service");
        uses.put(aliyun, "config-service's Alibaba Cloud CDN API");
        uses.put(configManagement, "config-service's management");
        putEdge(uses, "edge-1", edge1);
        putEdge(uses, "edge-2", edge2);
        uses.put(originHealth, "origin-health-service");
        return uses;
    }

    private static void putEdge(Map<Integer, String> uses, String name, EdgePorts ports) {
        uses.put(ports.http(), name + "'s HTTP");
        uses.put(ports.https(), name + "'s HTTPS");
        uses.put(ports.management(), name + "'s management");
    }
}
