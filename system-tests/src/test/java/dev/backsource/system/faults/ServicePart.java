package dev.backsource.system.faults;

import dev.backsource.system.Repository;
import dev.backsource.testing.service.PackagedService;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged service. */
final class ServicePart implements Part, AutoCloseable {
    private final String name;
    private final Management management;
    private final PackagedService service;

    /**
     * Starts a service and returns at once.
     *
     * @param module whose package it is
     * @param settings given to it as system properties
     * @param port of its HTTP listener
     * @param logs the folder for its log
     */
    ServicePart(String name, String module, Map<String, String> settings, int port, Path logs) {
        this.name = name;
        var all = new HashMap<>(settings);
        all.put("quarkus.http.host", "127.0.0.1");
        service = PackagedService.launch(Repository.root().resolve(module), logs.resolve(name + ".log"), port, all);
        management = new Management(service.management());
    }

    ServicePart awaitReady() {
        service.awaitReady();
        return this;
    }

    /** Of its HTTP listener. */
    URI uri() {
        return service.uri();
    }

    Management management() {
        return management;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProcessHandle process() {
        return service.process();
    }

    @Override
    public void kill() {
        service.kill();
    }

    @Override
    public void restart() {
        service.restart();
    }

    /** Starts it again after {@link #kill()}, and returns at once. */
    void relaunch() {
        service.relaunch();
    }

    @Override
    public void close() {
        service.close();
    }

    /** Stops several, beside each other. */
    static void closeAll(List<ServicePart> parts) {
        PackagedService.closeAll(parts.stream().map(part -> part.service).toList());
    }
}
