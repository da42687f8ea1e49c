package dev.backsource.system.faults;

import static org.awaitility.Awaitility.await;

import dev.backsource.local.infrastructure.ChildJvm;
import dev.backsource.system.Repository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged service. */
final class ServicePart implements Part, AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final String name;
    private final List<String> arguments;
    private final Path log;
    private final Management management;
    private volatile ChildJvm jvm;

    /**
     * Starts a service and returns at once.
     *
     * @param module whose package it is
     * @param settings given to it as system properties
     * @param port where it answers for its health
     * @param logs the folder for its log
     */
    ServicePart(String name, String module, Map<String, String> settings, int port, Path logs) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        this.management = new Management(URI.create("http://127.0.0.1:" + port));
        this.arguments = arguments(module, settings, port);
        this.jvm = ChildJvm.start(arguments, "", log);
    }

    private static List<String> arguments(String module, Map<String, String> settings, int port) {
        var arguments = new ArrayList<>(List.of("-Xmx256m"));
        arguments.add("-Dquarkus.http.host=127.0.0.1");
        arguments.add("-Dquarkus.http.port=" + port);
        settings.forEach((setting, value) -> arguments.add("-D" + setting + "=" + value));
        var jar = Repository.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        arguments.addAll(List.of("-jar", jar.toString()));
        return arguments;
    }

    ServicePart awaitReady() {
        await(name).atMost(START).until(management::isReady);
        return this;
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
        return jvm.handle();
    }

    @Override
    public void kill() {
        jvm.kill();
    }

    @Override
    public void restart() {
        jvm = ChildJvm.start(arguments, "", log);
        awaitReady();
    }

    @Override
    public void close() {
        thaw();
        jvm.stop();
    }
}
