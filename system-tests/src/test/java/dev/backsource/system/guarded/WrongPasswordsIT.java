package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.system.Http;
import dev.backsource.testing.service.PackagedService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services that start with wrong passwords, after they had the right ones; they have certificates afterwards. */
@Order(SharedGuardedStack.WRONG_PASSWORDS)
@ExtendWith(SharedGuardedStack.class)
class WrongPasswordsIT {
    private static final Duration SEVERAL_ATTEMPTS = Duration.ofSeconds(4);
    private static final String DOMAIN = "wrong-password.example.com";

    private final GuardedStack stack;

    WrongPasswordsIT(GuardedStack stack) {
        this.stack = stack;
    }

    @Test
    void shouldGoOnServingWithWrongPasswordsSaySoOnceAndCatchUpWithOtherCredentials() {
        // Given
        stack.show(stack.passwords());
        var before = stack.api().register(DOMAIN, "FOLLOW");
        stack.api().awaitRollout(DOMAIN, before);

        // When
        var restarted = restartWithWrongPasswords();

        // Then
        await().until(() -> stack.config().isLive() && stack.edge().isReady());
        assertThat(Http.get(stack.edgeAddress(), "http", DOMAIN, "/").reached())
                .isEqualTo("reached over http on port " + stack.standardHttp());
        var accepted = stack.api().policy(DOMAIN, "HTTP");
        await().untilAsserted(() -> assertThat(restarted)
                .allSatisfy(service ->
                        assertThat(service.complaints()).anyMatch(line -> line.contains("Authentication failed"))));
        await().during(SEVERAL_ATTEMPTS)
                .untilAsserted(() -> assertThat(restarted).allSatisfy(service -> {
                    assertThat(service.process().isLive()).isTrue();
                    assertThat(service.complainers()).doesNotHaveDuplicates();
                }));

        // When
        stack.show(stack.certificates());

        // Then
        stack.api().awaitRollout(DOMAIN, accepted);
    }

    private List<Restarted> restartWithWrongPasswords() {
        for (var service : ServiceRights.values()) {
            stack.passwords().give(service.user(), "wrong");
        }
        var processes = stack.services();
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
