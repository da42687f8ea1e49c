package dev.backsource.edge.cache.rules;

/**
 * Which fields of a response a cache stores (RFC 9111 §3.1), and which of them a 304 replaces (§3.2). Names are in lower
 * case. Fields that Connection names are not stored either; that is the caller's to see to, who reads Connection anyway.
 */
public final class StoredFields {
    private StoredFields() {}

    /**
     * Whether the field is stored: nothing about one connection, nothing that private names, and nothing that no-cache
     * names, since what needs validation each time is not kept at all.
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
