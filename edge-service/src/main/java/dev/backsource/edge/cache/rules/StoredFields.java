package dev.backsource.edge.cache.rules;

/**
 * The stored fields of a response (RFC 9111 §3.1), and those of them that a 304 replaces (§3.2). Names are in lower
 * case. Fields named by Connection are not stored either: the caller reads Connection anyway and has to exclude them.
 */
public final class StoredFields {
    private StoredFields() {}

    /**
     * Whether the field is stored: hop-by-hop fields are not, nor those named by private, nor those named by no-cache,
     * since a field that needs validation each time is of no use.
     */
    public static boolean isStored(String name, ResponseDirectives said) {
        return !isOfConnection(name)
                && !said.privateFields().contains(name)
                && !said.noCacheFields().contains(name);
    }

    static boolean isOfConnection(String name) {
        return switch (name) {
            case "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authentication-info",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade" -> true;
            default -> false;
        };
    }
}
