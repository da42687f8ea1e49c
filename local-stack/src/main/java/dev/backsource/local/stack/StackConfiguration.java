package dev.backsource.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of a stack.
 *
 * @param repository the checkout that holds the packaged services, absolute
 * @param dataFolder for all data kept between runs and for the logs, absolute; made when missing
 * @param ports of all components
 * @param demoOrigin whether the demo origin is part of it; otherwise another program may listen on the origin's ports
 * @param originPorts that origins may have: 80 and 443, for which the demo origin's ports stand in, and those of a developer's own origins
 * @param settings by component, settings of it beyond those that make the stack, such as a shorter probe interval
 */
public record StackConfiguration(
        Path repository,
        Path dataFolder,
        StackPorts ports,
        boolean demoOrigin,
        String originPorts,
        Map<String, Map<String, String>> settings) {
    private static final String STANDARD_ORIGIN_PORTS = "80,443";

    public StackConfiguration {
        repository = repository.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /**
     * The stack of {@code ./backsource up}: data below {@code .backsource}, the well-known ports or those that the environment asks for.
     */
    static StackConfiguration standard(Path repository, Map<String, String> environment) {
        return new StackConfiguration(
                repository,
                repository.resolve(".backsource"),
                StackPorts.of(environment),
                true,
                environment.getOrDefault("BACKSOURCE_ORIGIN_PORTS", STANDARD_ORIGIN_PORTS),
                Map.of());
    }

    /** A stack with a demo origin, on these ports. */
    public static StackConfiguration of(Path repository, Path dataFolder, StackPorts ports) {
        return new StackConfiguration(repository, dataFolder, ports, true, STANDARD_ORIGIN_PORTS, Map.of());
    }

    /** The same where origins may have {@code ports}, written as {@code backsource.origin-access.ports} is. */
    public StackConfiguration withOriginPorts(String originPorts) {
        return new StackConfiguration(repository, dataFolder, ports, demoOrigin, originPorts, settings);
    }

    /** The same with one more setting for {@code component}. */
    public StackConfiguration with(String component, String setting, String value) {
        var more = new HashMap<>(settings);
        var own = new HashMap<>(settingsOf(component));
        own.put(setting, value);
        more.put(component, Map.copyOf(own));
        return new StackConfiguration(repository, dataFolder, ports, demoOrigin, originPorts, more);
    }

    Map<String, String> settingsOf(String component) {
        return settings.getOrDefault(component, Map.of());
    }

    Path log(String component) {
        return dataFolder.resolve("logs").resolve(component + ".log");
    }
}
