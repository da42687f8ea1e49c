package dev.backsource.local.stack;

import java.util.Map;

/** The ports that the environment asks for. */
record GivenPorts(Map<String, String> environment) {
    private static final String PREFIX = "BACKSOURCE_PORT_";
    private static final int LAST = 65_535;

    /** The value of the variable of that name, otherwise {@code standard} moved by the offset. */
    int port(String name, int standard) {
        return environment.containsKey(PREFIX + name)
                ? number(PREFIX + name, 1, 0)
                : inRange(PREFIX + "OFFSET", standard + number(PREFIX + "OFFSET", -LAST, 0));
    }

    EdgePorts edge(String name, EdgePorts standard) {
        return new EdgePorts(
                port(name + "_HTTP", standard.http()),
                port(name + "_HTTPS", standard.https()),
                port(name + "_MANAGEMENT", standard.management()));
    }

    private int number(String variable, int least, int otherwise) {
        var text = environment.get(variable);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= least && number <= LAST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, as a number out of range is.
        }
        throw new StackException(variable + "=" + text + " is not a number from " + least + " to " + LAST);
    }

    private static int inRange(String variable, int port) {
        if (port < 1 || port > LAST) {
            throw new StackException(variable + " moves a port to " + port + ", out of the range 1 to " + LAST);
        }
        return port;
    }
}
