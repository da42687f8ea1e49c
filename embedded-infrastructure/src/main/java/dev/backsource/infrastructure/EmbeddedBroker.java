package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A single Kafka broker (KRaft, controller and broker in one) in a process of its own, on loopback. It doesn't
 * auto-create topics. Data stays in the given folder and is found again by the next start on it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final Path folder;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private final List<SideDoor> sideDoors;
    private ChildJvm process;

    private EmbeddedBroker(Path folder, Path log, int port, int controllerPort, List<SideDoor> sideDoors) {
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
        this.sideDoors = List.copyOf(sideDoors);
        this.process = launch();
    }

    /**
     * A further port of the broker, for clients that connect through a proxy or have to authenticate.
     *
     * @param port the port on which the broker listens
     * @param advertisedPort the port that it advertises to those clients, on loopback as well
     * @param guard its protection
     */
    public record SideDoor(int port, int advertisedPort, BrokerGuard guard) {
        /** A port as open as the main one. */
        public SideDoor(int port, int advertisedPort) {
            this(port, advertisedPort, BrokerGuard.none());
        }
    }

    /**
     * Starts a broker and returns at once; see {@link #awaitReady()}. The caller closes it.
     *
     * @param folder for data and configuration; made when missing
     * @param log the file for the broker's output
     * @param port for clients
     * @param controllerPort for the controller's own traffic
     */
    public static EmbeddedBroker start(Path folder, Path log, int port, int controllerPort) {
        return start(folder, log, port, controllerPort, List.of());
    }

    /** Likewise, with side doors; {@link #bootstrapServers()} is the main listener. */
    public static EmbeddedBroker start(Path folder, Path log, int port, int controllerPort, List<SideDoor> sideDoors) {
        return new EmbeddedBroker(folder, log, port, controllerPort, sideDoors);
    }

    /** Starts a broker that logs into its own folder; see {@link #start(Path, Path, int, int)}. */
    public static EmbeddedBroker start(Path folder, int port, int controllerPort) {
        return start(folder, folder.resolve("broker.log"), port, controllerPort);
    }

    /**
     * Starts a broker on free ports with data and log in {@code folder} and waits until it answers. It is also stopped
     * when this process ends without closing it.
     */
    public static EmbeddedBroker startOnFreePorts(Path folder) {
        var ports = FreePorts.next(2);
        var broker = start(folder, ports.get(0), ports.get(1));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        broker.awaitReady();
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ProcessHandle process() {
        return process.handle();
    }

    /**
     * Waits until the broker answers a client.
     *
     * @throws IllegalStateException when it ends or stalls, with the end of its log
     */
    public void awaitReady() {
        var patience = new StartupWait(process.handle(), log);
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                // Without this a client that has never connected retries without a pause, a hundred times a second.
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
                "none");
        try (var admin = Admin.create(config)) {
            while (!answers(admin)) {
                patience.check();
            }
        } catch (IllegalStateException e) {
            throw new IllegalStateException("Kafka broker " + e.getMessage(), e);
        }
    }

    /** Ends the process without warning, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts the broker again on its data and ports after {@link #kill()} or {@link #close()}, and waits for it. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    /** Stops the broker in an orderly way. */
    @Override
    public void close() {
        process.stop();
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the start of the Kafka broker", e);
        }
    }

    private ChildJvm launch() {
        try {
            Files.createDirectories(folder);
            var properties = Files.writeString(folder.resolve("broker.properties"), properties());
            return ChildJvm.start(
                    List.of("-Xmx512m", BrokerMain.class.getName(), properties.toString()),
                    System.getProperty("java.class.path"),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String properties() {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
            advertised.listeners=CLIENT://127.0.0.1:%1$d%5$s
            listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT%6$s
            inter.broker.listener.name=CLIENT
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            broker.heartbeat.interval.ms=500
            broker.session.timeout.ms=2000
            %7$s\
            """.formatted(
                        port,
                        controllerPort,
                        folder.resolve("data"),
                        ofSideDoors(door -> name(door) + "://127.0.0.1:" + door.port()),
                        ofSideDoors(door -> name(door) + "://127.0.0.1:" + door.advertisedPort()),
                        ofSideDoors(door -> name(door) + ":" + door.guard().protocol()),
                        guards());
    }

    private String guards() {
        var common = BrokerGuard.commonProperties(
                sideDoors.stream().map(SideDoor::guard).toList());
        return sideDoors.stream()
                .map(door -> door.guard().properties(name(door).toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("", common, ""));
    }

    private String ofSideDoors(Function<SideDoor, String> entry) {
        return sideDoors.stream().map(door -> "," + entry.apply(door)).collect(Collectors.joining());
    }

    private static String name(SideDoor door) {
        return "SIDE" + door.port();
    }
}
