package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.system.Http;
import dev.backsource.testing.service.PackagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The services have passwords, and then sign their events besides. */
class KafkaPasswordsIT extends GuardedKafkaTests<Passwords> {
    private static final Duration SEVERAL_ATTEMPTS = Duration.ofSeconds(8);
    private static final String DOMAIN = "wrong-password.example.com";

    @Override
    Passwords credentials(Path folder) {
        return new Passwords(folder);
    }

    @Test
    void shouldGoOnServingWithWrongPasswordsAndSaySoOnce() {
        // Given
        var before = stack().api().register(DOMAIN, "FOLLOW");
        stack().api().awaitRollout(DOMAIN, before);

        // When
        var restarted = restartAll(user -> "wrong");

        // Then
        await().until(() -> stack().config().isLive() && stack().edge().isReady());
        assertThat(Http.get(stack().edgeAddress(), "http", DOMAIN, "/").reached())
                .isEqualTo("reached over http on port " + stack().standardHttp());
        var accepted = stack().api().policy(DOMAIN, "HTTP");
        await().during(SEVERAL_ATTEMPTS)
                .untilAsserted(() -> assertThat(restarted).allSatisfy(service -> {
                    assertThat(service.process().isLive()).isTrue();
                    assertThat(service.complaints()).anyMatch(line -> line.contains("Authentication failed"));
                    assertThat(service.complainers()).doesNotHaveDuplicates();
                }));

        // When
        restartAll(credentials()::rightOf).forEach(service -> service.process().awaitReady());

        // Then
        stack().api().awaitRollout(DOMAIN, accepted);
    }

    /** Once everything else was looked at: what turns signing on leaves forged events in the topic. */
    @Nested
    class Signed extends SignedEventScenarios {
        @Override
        GuardedStack stack() {
            return KafkaPasswordsIT.this.stack();
        }
    }

    private List<Restarted> restartAll(UnaryOperator<String> passwords) {
        for (var service : ServiceRights.values()) {
            credentials().give(service.user(), passwords.apply(service.user()));
        }
        var processes = List.of(stack().config(), stack().edge(), stack().prober());
        PackagedService.closeAll(processes);
        var restarted = processes.stream()
                .map(process -> new Restarted(process, process.log().length()))
                .toList();
        processes.forEach(PackagedService::relaunch);
        return restarted;
    }

    /** A service whose log since its last start begins at a place. */
    private record Restarted(PackagedService process, int logFrom) {
        List<String> complaints() {
            return process.log()
                    .substring(logFrom)
                    .lines()
                    .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                    .toList();
        }

        /** The loggers of these lines, and their threads. */
        List<String> complainers() {
            return complaints().stream()
                    .map(line -> line.replaceAll(".*(\\[.*?\\] \\(.*?\\)).*", "$1"))
                    .toList();
        }
    }
}
