package dev.backsource.edge.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The selection of a handshake's certificate by the server name that the client indicated (RFC 6066 §3). Without a
 * name, or if no certificate matches, it is the default one. A new table applies to handshakes that begin later;
 * established sessions, and connections that resume them, continue.
 */
final class ServerKeys extends X509ExtendedKeyManager {
    private final X509KeyManager defaults;
    private volatile CertificateTable table = CertificateTable.EMPTY;
    /** The previous table, for handshakes that have selected a certificate from it. */
    private volatile CertificateTable before = CertificateTable.EMPTY;

    ServerKeys(X509KeyManager defaults) {
        this.defaults = defaults;
    }

    void serve(CertificateTable current) {
        before = table;
        table = current;
    }

    CertificateTable table() {
        return table;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        var certificates = ofServerName(engine);
        if (certificates.isEmpty()) {
            return defaults.chooseServerAlias(keyType, issuers, null);
        }
        return certificates.stream()
                .filter(certificate -> certificate.isOfType(keyType))
                .map(ServedCertificate::alias)
                .findFirst()
                .orElse(null);
    }

    private List<ServedCertificate> ofServerName(SSLEngine engine) {
        var name = IndicatedName.of(engine.getHandshakeSession());
        return name == null ? List.of() : table.of(name);
    }

    /**
     * Whether the certificate served for {@code serverName} is valid for {@code host} too, both in lower case. If so, a
     * client may request {@code host} on a connection that it made for {@code serverName} (RFC 9113 §9.1.1).
     */
    boolean isForBoth(String serverName, String host) {
        var served = table.of(serverName);
        if (served.isEmpty()) {
            return table.of(host).isEmpty() && CertificateTable.isFor(host, defaultNames());
        }
        return table.of(host).equals(served);
    }

    private List<String> defaultNames() {
        for (var type : List.of("EC", "RSA")) {
            var alias = defaults.chooseServerAlias(type, null, null);
            if (alias != null) {
                return new ServedCertificate(
                                alias, defaults.getPrivateKey(alias), List.of(defaults.getCertificateChain(alias)))
                        .names();
            }
        }
        return List.of();
    }

    private @Nullable ServedCertificate find(String alias) {
        var current = table.byAlias(alias);
        return current == null ? before.byAlias(alias) : current;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        var found = find(alias);
        return found == null ? defaults.getCertificateChain(alias) : found.chainArray();
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        var found = find(alias);
        return found == null ? defaults.getPrivateKey(alias) : found.key();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return defaults.chooseServerAlias(keyType, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return defaults.getServerAliases(keyType, issuers);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
