package dev.backsource.local.stack;

import java.util.List;
import java.util.Map;

/**
 * A service of the stack and the port on loopback at which it listens for a debugger (JDWP). It starts without waiting for
 * one.
 *
 * @param service the name of the part: {@code edge-1}
 * @param port 1..65535
 */
public record Debugger(String service, int port) {
    /** The port that IDEs propose. */
    private static final int STANDARD_PORT = 5005;

    /**
     * The debugger of {@code service} at the standard port, which {@code BACKSOURCE_PORT_OFFSET} moves and {@code
     * BACKSOURCE_PORT_DEBUG} replaces.
     *
     * @throws StackException when the stack has no such service, with the list of services, or when a variable is no port
     */
    static Debugger of(String service, Map<String, String> environment) {
        if (!Services.NAMES.contains(service)) {
            throw new StackException(
                    "unknown service \"" + service + "\" for --debug; services: " + String.join(", ", Services.NAMES));
        }
        return new Debugger(service, new GivenPorts(environment).port("DEBUG", STANDARD_PORT));
    }

    /** Arguments of the JVM of {@code part}: none, unless it is the service to debug. */
    List<String> argumentsOf(String part) {
        return part.equals(service)
                ? List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port)
                : List.of();
    }

    /** For the terminal: {@code edge-1 at 127.0.0.1:5005}. */
    String place() {
        return service + " at 127.0.0.1:" + port;
    }
}
