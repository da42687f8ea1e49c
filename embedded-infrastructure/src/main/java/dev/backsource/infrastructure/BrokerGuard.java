package dev.backsource.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The protection of a broker's side door: clients have to authenticate, and may do no more than the access control list allows them. The main
 * listener requires nothing and allows everything; users and rights are created there.
 *
 * @param protocol of the side door
 * @param common settings of the broker
 * @param ofDoor settings of the side door
 */
public record BrokerGuard(String protocol, Map<String, String> common, Map<String, String> ofDoor) {
    private static final BrokerGuard NONE = new BrokerGuard("PLAINTEXT", Map.of(), Map.of());

    private static final Map<String, String> RIGHTS = Map.of(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found", "false",
            "super.users", "User:ANONYMOUS");

    public BrokerGuard {
        common = Map.copyOf(common);
        ofDoor = Map.copyOf(ofDoor);
    }

    /** A side door as open as the main listener. */
    public static BrokerGuard none() {
        return NONE;
    }

    /** Clients have a name and a password (SCRAM-SHA-512), over connections in clear. */
    public static BrokerGuard passwords() {
        var common = new TreeMap<>(RIGHTS);
        common.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        return new BrokerGuard(
                "SASL_PLAINTEXT",
                common,
                Map.of(
                        "scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
    }

    /**
     * Clients have a certificate, and their name is its common name (mTLS).
     *
     * @param own a PEM file of the broker's key and certificate
     * @param trusted a PEM file of the clients' certificates
     */
    public static BrokerGuard certificates(Path own, Path trusted) {
        var common = new TreeMap<>(RIGHTS);
        common.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
        return new BrokerGuard(
                "SSL",
                common,
                Map.of(
                        "ssl.client.auth", "required",
                        "ssl.keystore.type", "PEM",
                        "ssl.keystore.location", own.toString(),
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", trusted.toString()));
    }

    /** The side door's lines of the broker's properties. */
    String properties(String door) {
        var lines = new StringBuilder();
        new TreeMap<>(ofDoor).forEach((name, value) -> append(lines, "listener.name." + door + "." + name, value));
        return lines.toString();
    }

    /** The broker's own lines, for side doors that are protected so. */
    static String commonProperties(List<BrokerGuard> guards) {
        var all = new TreeMap<String, String>();
        guards.forEach(guard -> all.putAll(guard.common));
        var lines = new StringBuilder();
        all.forEach((name, value) -> append(lines, name, value));
        return lines.toString();
    }

    private static void append(StringBuilder lines, String name, String value) {
        lines.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }
}
