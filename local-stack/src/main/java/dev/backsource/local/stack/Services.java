package dev.backsource.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The packaged services of the stack with the settings that join them to each other. */
final class Services {
    /** The services, in the order of {@link #all()}. */
    static final List<String> NAMES = List.of("config-service", "edge-1", "edge-2", "origin-health-service");

    private static final String LOOPBACK = "127.0.0.1";

    private final StackConfiguration configuration;
    private final Supplier<String> databasePassword;
    private final ProgressListener progress;

    /** Services to start; the password is read when config-service starts. */
    Services(StackConfiguration configuration, Supplier<String> databasePassword, ProgressListener progress) {
        this.configuration = configuration;
        this.databasePassword = databasePassword;
        this.progress = progress;
    }

    List<Component> all() {
        return List.of(
                configService(), edge("edge-1", ports().edge1()), edge("edge-2", ports().edge2()), originHealth());
    }

    private Component configService() {
        return service("config-service", "config-service", ports().configManagement(), this::configSettings);
    }

    private Map<String, String> configSettings() {
        var settings = common(ports().configService());
        putOriginAccess(settings);
        var location = "//" + LOOPBACK + ":" + ports().database() + "/postgres";
        settings.put("quarkus.datasource.reactive.url", "postgresql:" + location);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql:" + location);
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", databasePassword.get());
        var administrator = AdministratorHeader.of(configuration);
        settings.put(
                "backsource.access.administrator-header-file",
                administrator.kept().path().toString());
        settings.put("backsource.access.data-folder", administrator.folder().toString());
        settings.put("backsource.config.edges-file", EdgesFile.of(configuration).toString());
        settings.put("backsource.config.aliyun.port", Integer.toString(ports().aliyun()));
        settings.put("quarkus.management.host", LOOPBACK);
        settings.put("quarkus.management.port", Integer.toString(ports().configManagement()));
        return settings;
    }

    private Component edge(String name, EdgePorts edge) {
        var settings = common(edge.management());
        settings.put("backsource.edge.id", name);
        settings.put("backsource.edge.host", LOOPBACK);
        settings.put(
                "backsource.edge.management-key",
                ManagementHeader.of(configuration).key());
        settings.put("backsource.edge.http.port", Integer.toString(edge.http()));
        settings.put("backsource.edge.https.port", Integer.toString(edge.https()));
        settings.put(
                "backsource.edge.snapshot.directory",
                configuration.dataFolder().resolve("snapshots").toString());
        // A developer who kills an edge here expects the last changes in its snapshot.
        settings.put("backsource.edge.snapshot.interval", "1s");
        putStandardPorts(settings);
        putOriginAccess(settings);
        return service(name, "edge-service", edge.management(), () -> settings);
    }

    private Component originHealth() {
        var settings = common(ports().originHealth());
        putStandardPorts(settings);
        putOriginAccess(settings);
        // A developer who closes a port of the demo origin expects the alert soon.
        settings.put("backsource.probe.interval", "2s");
        return service("origin-health-service", "origin-health-service", ports().originHealth(), () -> settings);
    }

    /**
     * Allows origins on this machine, where the demo origin and a developer's own are, as everything else is; the ports tell them apart.
     */
    private void putOriginAccess(Map<String, String> settings) {
        settings.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8,::1");
        settings.put("backsource.origin-access.ports", configuration.originPorts());
    }

    private Component service(String name, String module, int managementPort, Supplier<Map<String, String>> joining) {
        Supplier<Map<String, String>> settings = () -> {
            var all = new LinkedHashMap<>(joining.get());
            all.putAll(configuration.settingsOf(name));
            return all;
        };
        return new ServiceComponent(name, module, configuration, settings, managementPort, progress);
    }

    private Map<String, String> common(int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.http.host", LOOPBACK);
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("kafka.bootstrap.servers", LOOPBACK + ":" + ports().kafka());
        return settings;
    }

    private void putStandardPorts(Map<String, String> settings) {
        settings.put("backsource.standard-ports.http", Integer.toString(ports().originHttp()));
        settings.put("backsource.standard-ports.https", Integer.toString(ports().originHttps()));
    }

    private StackPorts ports() {
        return configuration.ports();
    }
}
