package dev.backsource.system.guarded;

import dev.backsource.infrastructure.BrokerGuard;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** Names and passwords (SCRAM-SHA-512); the services have theirs from files. */
record Passwords(Path folder) implements Credentials {
    private static final int ITERATIONS = 4096;

    @Override
    public BrokerGuard guard() {
        return BrokerGuard.passwords();
    }

    /** Makes the broker know {@code user}, and has the service show the right password. */
    void register(String user, Admin admin) {
        var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        Waiting.resultOf(
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, info, rightOf(user))))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture());
        give(user, rightOf(user));
    }

    /** What the service that is {@code user} shows from its next start on. */
    void give(String user, String password) {
        try {
            Files.writeString(file(user), password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rightOf(String user) {
        return "$secret\" of \\" + user;
    }

    @Override
    public Map<String, String> ofService(String user) {
        return Map.of(
                "backsource.kafka.user",
                user,
                "backsource.kafka.password-file",
                file(user).toString(),
                "kafka.security.protocol",
                "SASL_PLAINTEXT");
    }

    @Override
    public Map<String, Object> ofClient(String user) {
        var quoted = rightOf(user).replace("\\", "\\\\").replace("\"", "\\\"");
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + quoted + "\";");
    }

    private Path file(String user) {
        return folder.resolve(user + ".password");
    }
}
