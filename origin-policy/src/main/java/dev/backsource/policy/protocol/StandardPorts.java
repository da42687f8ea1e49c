package dev.backsource.policy.protocol;

/**
 * The ports that stand for 80 and 443 in this deployment. A setting of edge and prober, applied where a socket is
 * opened and nowhere else, so that a developer's machine can use unprivileged ports. Production leaves it alone.
 *
 * @param http connected to where the decision says 80
 * @param https connected to where the decision says 443
 */
public record StandardPorts(int http, int https) {
    public StandardPorts {
        Ports.check(http);
        Ports.check(https);
    }

    /** The port to connect to for a decided or needed {@code port}; custom ports stay the same. */
    public int actual(int port) {
        return switch (port) {
            case 80 -> http;
            case 443 -> https;
            default -> port;
        };
    }
}
