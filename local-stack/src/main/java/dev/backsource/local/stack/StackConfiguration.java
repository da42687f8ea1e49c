package dev.backsource.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a stack.
 *
 * @param repository the checkout that holds the packaged services, absolute
 * @param dataFolder for all data kept between runs and for the logs, absolute; made when missing
 * @param ports of all components
 * @param demoOrigin whether the demo origin is part of it; otherwise another program may listen on the origin's ports
 * @param originPorts that origins may have: 80 and 443, for which the demo origin's ports stand in, and those of a developer's own origins
 * @param settings by component, settings of it beyond those that make the stack, such as a shorter probe interval
 * @param debugger the service that listens for a debugger; null when none does
 */
public record StackConfiguration(
        Path repository,
        Path dataFolder,
        StackPorts ports,
        boolean demoOrigin,
        String originPorts,
        Map<String, Map<String, String>> settings,
        @Nullable Debugger debugger) {
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
                Map.of(),
                null);
    }

    /** A stack with a demo origin, on these ports. */
    public static StackConfiguration of(Path repository, Path dataFolder, StackPorts ports) {
        return new StackConfiguration(repository, dataFolder, ports, true, STANDARD_ORIGIN_PORTS, Map.of(), null);
    }

    /** The same where origins may have {@code ports}, written as {@code backsource.origin-access.ports} is. */
    public StackConfiguration withOriginPorts(String originPorts) {
        return new StackConfiguration(repository, dataFolder, ports, demoOrigin, originPorts, settings, debugger);
    }

    /** The same where a service listens for a debugger. */
    StackConfiguration withDebugger(Debugger debugger) {
        return new StackConfiguration(repository, dataFolder, ports, demoOrigin, originPorts, settings, debugger);
    }

    /** The same with one more setting for {@code component}. */
    public StackConfiguration with(String component, String setting, String value) {
        var more = new HashMap<>(settings);
        var own = new HashMap<>(settingsOf(component));
        own.put(setting, value);
        more.put(component, Map.copyOf(own));
        return new StackConfiguration(repository, dataFolder, ports, demoOrigin, originPorts, more, debugger);
    }

    Map<String, String> settingsOf(String component) {
        return settings.getOrDefault(component, Map.of());
    }

    /** By port, what it is for, in the order of starting. */
    Map<Integer, String> portUses() {
        var uses = new LinkedHashMap<>(ports.uses(demoOrigin));
        if (debugger != null) {
            uses.put(debugger.port(), debugger.service() + "'s debugger");
        }
        return uses;
    }

    /** Arguments of the JVM of {@code component} for a debugger; none for all services but one. */
    List<String> debugArguments(String component) {
        return debugger == null ? List.of() : debugger.argumentsOf(component);
    }

    Path log(String component) {
        return dataFolder.resolve("logs").resolve(component + ".log");
    }
}
