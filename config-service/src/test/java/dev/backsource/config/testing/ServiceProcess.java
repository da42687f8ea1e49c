package dev.backsource.config.testing;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private final PackagedService service;
    private final Client client;
    private final Path administrator;

    private ServiceProcess(PackagedService service, Path administrator) {
        this.service = service;
        this.administrator = administrator;
        this.client = new Client(service.uri(), service.management(), () -> authorization(administrator));
    }

    /** Starts the service and returns at once; {@code name} names its log below {@code target}. */
    public static ServiceProcess launch(String name, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("quarkus.http.host", "127.0.0.1");
        var ports = FreePorts.next(2);
        all.put(PackagedService.MANAGEMENT_PORT, Integer.toString(ports.get(1)));
        var log = Path.of("target", name + ".log");
        return new ServiceProcess(
                PackagedService.launch(Path.of(""), log, ports.get(0), all),
                Path.of(settings.get("backsource.access.administrator-header-file")));
    }

    /** What the administrator sends, as the header line says that the service may have made itself. */
    private static String authorization(Path header) {
        try {
            return Files.readString(header).strip().substring("Authorization: ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ServiceProcess awaitReady() {
        service.awaitReady();
        return this;
    }

    public URI uri() {
        return service.uri();
    }

    public Client client() {
        return client;
    }

    /** What its administrator sends in {@code Authorization}. */
    public String administrator() {
        return authorization(administrator);
    }

    /** What it has printed so far, line by line; an earlier process of its name as well. */
    public List<String> log() {
        return service.log().lines().toList();
    }

    /** The value of the first series that starts so on the metrics page; 0 when there is none. */
    public double metric(String start) {
        return service.metric(start);
    }

    /** Whether it says that it is the one that publishes. */
    public boolean leads() {
        return metric("backsource_outbox_leading") == 1;
    }

    /** Whether the process is there, whatever it answers. */
    public boolean isRunning() {
        return service.isRunning();
    }

    /** Ends it without warning. */
    public void kill() {
        service.kill();
    }

    /** Lets it stand still, its connections open. */
    public void freeze() {
        service.freeze();
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        service.thaw();
    }

    @Override
    public void close() {
        service.close();
    }
}
