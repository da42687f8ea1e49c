package dev.backsource.system.guarded;

import dev.backsource.infrastructure.BrokerGuard;
import dev.backsource.testing.certificates.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Certificates in the name of each user (mTLS), over TLS with a broker whose certificate is checked as well. */
record ClientCertificates(Path folder) implements Credentials {
    /** Makes those of {@code users}; the broker knows no others. */
    static ClientCertificates of(Path folder, List<String> users) {
        var made = new ClientCertificates(folder);
        var broker = TestCertificate.of("127.0.0.1");
        made.write("broker.pem", broker.pkcs8Pem() + broker.pem());
        made.write("brokers.pem", broker.pem());
        var clients = users.stream().collect(Collectors.toMap(user -> user, TestCertificate::of));
        clients.forEach((user, own) -> made.write(user + ".pem", own.pkcs8Pem() + own.pem()));
        made.write(
                "clients.pem",
                clients.values().stream().map(TestCertificate::pem).collect(Collectors.joining()));
        return made;
    }

    @Override
    public BrokerGuard guard() {
        return BrokerGuard.certificates(folder.resolve("broker.pem"), folder.resolve("clients.pem"));
    }

    @Override
    public Map<String, String> ofService(String user) {
        return Map.of(
                "backsource.kafka.certificate-file",
                        folder.resolve(user + ".pem").toString(),
                "backsource.kafka.ca-file", folder.resolve("brokers.pem").toString());
    }

    @Override
    public Map<String, Object> ofClient(String user) {
        return Map.of(
                "security.protocol", "SSL",
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", folder.resolve(user + ".pem").toString(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", folder.resolve("brokers.pem").toString());
    }

    private void write(String name, String pem) {
        try {
            Files.writeString(folder.resolve(name), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
