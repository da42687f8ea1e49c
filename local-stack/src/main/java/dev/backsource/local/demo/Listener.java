package dev.backsource.local.demo;

/**
 * A port that the demo origin answers on.
 *
 * @param scheme {@code http} or {@code https}
 * @param port in 1..65535
 */
public record Listener(String scheme, int port) {
    public Listener {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("scheme \"" + scheme + "\" is neither http nor https");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 1..65535");
        }
    }

    /**
     * Reads {@code https=443}.
     *
     * @throws IllegalArgumentException when {@code text} is no such pair
     */
    static Listener parse(String text) {
        var parts = text.split("=", 2);
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a listener; expected SCHEME=PORT, such as https=443");
        }
        return new Listener(parts[0], Integer.parseInt(parts[1]));
    }

    boolean tls() {
        return scheme.equals("https");
    }
}
