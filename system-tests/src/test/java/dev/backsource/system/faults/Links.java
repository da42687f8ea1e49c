package dev.backsource.system.faults;

import dev.backsource.infrastructure.EmbeddedBroker.SideDoor;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A link of its own for each service to one part behind them all. */
final class Links implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, SideDoor> doors = new LinkedHashMap<>();

    private Links() {}

    /** Links to one port; they begin at {@code free} ones. */
    static Links to(int port, List<String> services, Iterator<Integer> free) {
        var opened = new Links();
        services.forEach(service -> opened.open(service, new SideDoor(port, free.next())));
        return opened;
    }

    /** Links each of which leads to a {@code free} port of its own. */
    static Links toSideDoors(List<String> services, Iterator<Integer> free) {
        var opened = new Links();
        services.forEach(service -> opened.open(service, new SideDoor(free.next(), free.next())));
        return opened;
    }

    private void open(String service, SideDoor door) {
        doors.put(service, door);
        links.put(service, Link.open(vertx, door.advertisedPort(), door.port()));
    }

    Link of(String service) {
        return links.get(service);
    }

    Collection<Link> all() {
        return links.values();
    }

    /** Where the service has to connect to. */
    int port(String service) {
        return doors.get(service).advertisedPort();
    }

    /** Where the links lead to. */
    List<SideDoor> doors() {
        return List.copyOf(doors.values());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
