package dev.backsource.system.faults;

import dev.backsource.system.EdgeAddress;
import dev.backsource.system.check.EdgeTable;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.service.PackagedService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** Starts the services of a stack, each over its own links. */
final class Services {
    private static final String LOOPBACK = "127.0.0.1";

    private final Links toKafka;
    private final Links toDatabase;
    private final OriginPart origin;
    private final Iterator<Integer> free;
    private final Path logs;
    private final Map<String, EdgeAddress> addresses = new HashMap<>();

    /** The services take {@code free} ports. */
    Services(Links toKafka, Links toDatabase, OriginPart origin, Iterator<Integer> free, Path logs) {
        this.toKafka = toKafka;
        this.toDatabase = toDatabase;
        this.origin = origin;
        this.free = free;
        this.logs = logs;
    }

    /** With impatient judgement of edges and of its own backlog; whoever writes to it may name an operator. */
    ServicePart config(String name) {
        var location = "//" + LOOPBACK + ":" + toDatabase.port(name) + "/postgres";
        var settings = new HashMap<>(TestAdministrator.settings(logs.resolveSibling("access")));
        settings.put("kafka.bootstrap.servers", kafka(name));
        settings.put("backsource.mass-changes.confirmation", "off");
        settings.put("quarkus.datasource.reactive.url", "postgresql:" + location);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql:" + location);
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("backsource.access.gateway.operator-header", "X-Operator");
        settings.put("backsource.access.gateway.addresses", LOOPBACK);
        settings.put("backsource.config.edge-silence", "4s");
        settings.put("backsource.outbox.tolerated-age", "5s");
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(free.next()));
        return new ServicePart(name, "config-service", settings, free.next(), logs);
    }

    /** With a snapshot of its table, or without one. */
    ServicePart edge(String name, boolean snapshot) {
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", kafka(name));
        settings.put("backsource.edge.id", name);
        settings.put("backsource.edge.host", LOOPBACK);
        settings.put("backsource.edge.management-key", EdgeTable.KEY);
        var address = new EdgeAddress(name, free.next(), free.next());
        addresses.put(name, address);
        settings.put("backsource.edge.http.port", Integer.toString(address.httpPort()));
        settings.put("backsource.edge.https.port", Integer.toString(address.httpsPort()));
        settings.put("backsource.standard-ports.http", Integer.toString(origin.standardPort()));
        settings.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8");
        if (snapshot) {
            settings.put(
                    "backsource.edge.snapshot.directory",
                    logs.resolveSibling("snapshot-" + name).toString());
            settings.put("backsource.edge.snapshot.interval", "1s");
        }
        return new ServicePart(name, "edge-service", settings, free.next(), logs);
    }

    EdgeAddress address(String edge) {
        return Objects.requireNonNull(addresses.get(edge));
    }

    private String kafka(String service) {
        return LOOPBACK + ":" + toKafka.port(service);
    }
}
