package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.Questioner;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.testing.infrastructure.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a prober that trusts a key. */
class SignedQuestionsIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    private static final String KAFKA = SharedBroker.broker().bootstrapServers();

    @TempDir
    Path folder;

    @Test
    void shouldBelieveSignedQuestionsOnlyWhereAKeyIsTrusted() throws GeneralSecurityException, IOException {
        // Given
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var signer = EventSigner.of(pair.getPrivate(), TrustedKeys.of(List.of(pair.getPublic())));
        var key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        var trusting = Map.of("backsource.signing.trusted-keys", key.toString());
        try (var board = new EventBoard(KAFKA);
                var prober = ProberProcess.launch("signed-questions-it", KAFKA, PORTS, trusting)
                        .awaitReady();
                var asking = new Questioner(board, KAFKA)) {
            // When
            var unsigned = question();
            asking.write(unsigned);
            asking.ask(SignedQuestionsIT::question, signer);

            // Then
            await().until(() -> prober.metric("backsource_preflight_requests_total{outcome=\"rejected\"") > 0);
            assertThat(asking.answersTo(unsigned)).isEmpty();
        }
    }

    private static ProbeRequest question() {
        var origin = new Origin(OriginAddress.parse("nowhere.invalid"), 80, OriginPriority.PRIMARY, 10);
        return ProbeRequest.of(
                follow("signed.example.com", origin),
                UUID.randomUUID().toString(),
                Instant.now().plusSeconds(9));
    }
}
