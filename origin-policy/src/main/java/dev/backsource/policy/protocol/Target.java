package dev.backsource.policy.protocol;

/**
 * The scheme and port of a back-to-origin request. Ordered by port.
 *
 * @param scheme the request's protocol
 * @param port the origin's port, in 1..65535
 */
public record Target(Scheme scheme, int port) implements Comparable<Target> {
    private static final Target STANDARD_HTTP = new Target(Scheme.HTTP, Scheme.HTTP.standardPort());
    private static final Target STANDARD_HTTPS = new Target(Scheme.HTTPS, Scheme.HTTPS.standardPort());

    public Target {
        Ports.check(port);
    }

    /** The target of an enabled policy: {@code scheme} on its standard port, or on the granted one. */
    public static Target byPolicy(Scheme scheme, GrantedPorts granted) {
        var port = granted.portFor(scheme);
        if (port != scheme.standardPort()) {
            return new Target(scheme, port);
        }
        return scheme == Scheme.HTTP ? STANDARD_HTTP : STANDARD_HTTPS;
    }

    /** The target of a disabled policy: the origin's own port, HTTPS on 443 and HTTP on any other. */
    public static Target byOriginPort(int originPort) {
        return switch (originPort) {
            case 80 -> STANDARD_HTTP;
            case 443 -> STANDARD_HTTPS;
            default -> new Target(Scheme.HTTP, originPort);
        };
    }

    @Override
    public int compareTo(Target other) {
        return port != other.port ? Integer.compare(port, other.port) : scheme.compareTo(other.scheme);
    }
}
