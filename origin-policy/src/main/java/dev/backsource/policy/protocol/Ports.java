package dev.backsource.policy.protocol;

import dev.backsource.policy.InvalidValueException;

/** The range of TCP ports. */
public final class Ports {
    public static final int MIN = 1;
    public static final int MAX = 65535;

    private Ports() {}

    /**
     * Returns {@code port} when it is in 1..65535.
     *
     * @throws InvalidValueException otherwise
     */
    public static int check(int port) {
        if (port < MIN || port > MAX) {
            throw new InvalidValueException("port " + port + " is out of range; it must be in 1..65535");
        }
        return port;
    }

    /** Whether {@code port} is a custom port: any other than 80 and 443. */
    public static boolean isCustom(int port) {
        return port != Scheme.HTTP.standardPort() && port != Scheme.HTTPS.standardPort();
    }
}
