package dev.backsource.system.faults;

import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.system.EdgeAddress;
import dev.backsource.system.check.Checker;
import dev.backsource.system.check.Database;
import dev.backsource.system.writes.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two instances of config-service and two edges as processes, with a broker and a database, each reached by each service
 * over a {@link Link} of its own.
 */
final class ProcessStack implements AutoCloseable {
    private static final List<String> CONFIGS = List.of("config-a", "config-b");
    private static final List<String> EDGES = List.of("edge-1", "edge-2");

    /** The other edge reads the whole topic whenever it starts. */
    private static final String WITH_SNAPSHOT = "edge-1";

    private static final int PORTS = 25;

    private final Path folder = freshFolder();
    /** Of all writers on the stack, since the check is of all that there is. */
    private final Ledger ledger = new Ledger();
    /** How to close what was opened, the last first. */
    private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();

    private final List<ServicePart> launched = new CopyOnWriteArrayList<>();

    private final Links toKafka;
    private final Links toDatabase;
    private final BrokerPart kafka;
    private final DatabasePart postgres;
    private final OriginPart origin;
    private final Services services;
    private final List<ServicePart> configs;
    private final List<ServicePart> edges;

    private ProcessStack() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stack-stop"));
        var free = FreePorts.next(PORTS).iterator();
        try {
            toKafka = Links.toSideDoors(concat(CONFIGS, EDGES), free);
            opened.push(toKafka::close);
            kafka = startKafka(free);
            opened.push(kafka::close);
            var port = free.next();
            postgres = new DatabasePart(folder.resolve("postgres"), port);
            opened.push(postgres::close);
            toDatabase = Links.to(port, CONFIGS, free);
            opened.push(toDatabase::close);
            origin = OriginPart.start(free.next(), free.next());
            opened.push(origin::close);
            kafka.broker().awaitReady();
            services = new Services(toKafka, toDatabase, origin, free, folder.resolve("logs"));
            opened.push(() -> ServicePart.closeAll(launched));
            configs = launch(CONFIGS, services::config);
            edges = launch(EDGES, edge -> services.edge(edge, edge.equals(WITH_SNAPSHOT)));
            awaitReady();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    static ProcessStack start() {
        return new ProcessStack();
    }

    /** Waits until all services are ready, also those that have been launched again. */
    void awaitReady() {
        launched.forEach(ServicePart::awaitReady);
    }

    private BrokerPart startKafka(Iterator<Integer> free) {
        return new BrokerPart(EmbeddedBroker.start(
                folder.resolve("kafka"), folder.resolve("logs/kafka.log"), free.next(), free.next(), toKafka.doors()));
    }

    private List<ServicePart> launch(List<String> names, Function<String, ServicePart> launch) {
        var services = names.stream().map(launch).toList();
        launched.addAll(services);
        return services;
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Kept after the tests, for the logs. */
    private static Path freshFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "stacks").toAbsolutePath());
            return Files.createTempDirectory(parent, "faults-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can befall it. */
    ProcessFaults faults() {
        return new ProcessFaults(configs, edges, kafka, postgres, toKafka, toDatabase);
    }

    Ledger ledger() {
        return ledger;
    }

    List<ServicePart> configs() {
        return configs;
    }

    /** Where the clients of an edge connect to. */
    EdgeAddress address(String edge) {
        return services.address(edge);
    }

    OriginPart origin() {
        return origin;
    }

    Links toKafka() {
        return toKafka;
    }

    Database database() {
        return postgres.tables();
    }

    /** Of all instances of config-service. */
    List<URI> apis() {
        return configs.stream().map(config -> config.uri().resolve("/api/v1")).toList();
    }

    Checker checker() {
        return new Checker(apis().get(0), database(), kafka.broker().bootstrapServers(), management(edges));
    }

    private static Map<String, URI> management(List<ServicePart> parts) {
        return parts.stream()
                .collect(Collectors.toMap(
                        ServicePart::name, part -> part.management().uri()));
    }

    @Override
    public void close() {
        for (var close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
