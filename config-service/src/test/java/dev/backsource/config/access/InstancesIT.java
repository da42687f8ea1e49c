package dev.backsource.config.access;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.infrastructure.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in by several instances, over restarts, and while the database is away. */
class InstancesIT {
    private static final String CALLER = "/api/v1/caller";
    private static final Duration A_SECOND_AND_THE_WAY = Duration.ofMillis(1_500);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Infrastructure INFRASTRUCTURE = new Infrastructure();

    private static Map<String, String> settings;
    private static Path folder;
    private static ServiceProcess one;
    private static ServiceProcess other;
    private static String administrator;
    private static int onePort;
    private static int otherPort;

    @BeforeAll
    static void startTwoAtOnceThatHaveNoAdministrator() throws IOException {
        settings = new HashMap<>(INFRASTRUCTURE.start());
        folder = TestFolder.create("instances-");
        settings.put(
                "backsource.access.administrator-header-file",
                folder.resolve("admin.header").toString());
        settings.put("backsource.access.data-folder", folder.toString());
        settings.put("backsource.access.last-use-noted-every", "200ms");
        var ports = FreePorts.next(2);
        onePort = ports.get(0);
        otherPort = ports.get(1);
        one = ServiceProcess.launch("access-one", with("backsource.config.aliyun.port", onePort));
        other = ServiceProcess.launch("access-other", with("backsource.config.aliyun.port", otherPort));
        one.awaitReady();
        other.awaitReady();
        administrator = Files.readString(folder.resolve("admin.header")).strip().substring("Authorization: ".length());
    }

    @AfterAll
    static void stopAll() {
        one.close();
        other.close();
        INFRASTRUCTURE.stop();
    }

    private static Map<String, String> with(String setting, int value) {
        var all = new HashMap<>(settings);
        all.put(setting, Integer.toString(value));
        return all;
    }

    @Test
    void shouldTakeASignedCallAtOneInstanceOnly() {
        // Given
        // A key of its own: another test has all that are there sealed by an instance whose key these two don't have.
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG).until(() -> status(other, key) == 200);
        var atOne = new CdnCaller(onePort, key.token());
        var atOther = new CdnCaller(otherPort, key.token());
        var parameters = atOne.rpcSigned(
                "GET",
                atOne.rpcParameters(
                        "DescribeCdnDomainConfigs", Map.of("DomainName", "none.example.com", "Format", "JSON")));

        // When
        var first = atOne.send(atOne.get(parameters));
        var again = atOther.send(atOther.get(parameters));

        // Then
        assertThat(first.body()).contains("InvalidDomain.NotFound");
        assertThat(again.body()).contains("SignatureNonceUsed");
    }

    @Test
    void shouldMakeOneFirstAdministratorWhomAllKnow() {
        assertThat(database().value("select count(*) from access_key where name = 'first-administrator'"))
                .isEqualTo("1");
        assertThat(one.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
        assertThat(other.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseADisabledKeyAtEveryInstanceWithinASecond() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(A_SECOND_AND_THE_WAY).until(() -> status(other, key) == 200);

        // When
        one.client().patch(key.path(), "{\"enabled\": false}", "Authorization", administrator);

        // Then
        assertThat(status(one, key)).isEqualTo(401);
        await().atMost(A_SECOND_AND_THE_WAY).until(() -> status(other, key) == 401);
    }

    @Test
    void shouldTellAtEveryInstanceWhenAKeyWasLastUsedAndNotForgetIt() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG)
                .until(() -> other.client()
                                .get(key.path(), "Authorization", administrator)
                                .status()
                        == 200);

        // When
        assertThat(status(one, key)).isEqualTo(200);

        // Then
        await().atMost(LONG).until(() -> lastUse(other, key).isTextual());
        assertThat(lastUse(one, key)).isEqualTo(lastUse(other, key));
    }

    private JsonNode lastUse(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(key.path(), "Authorization", administrator)
                .json()
                .path("lastUsedAt");
    }

    @Test
    void shouldSealSecretsAnewOnceTheKeyOfSecretsIsAnotherOne() throws IOException {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        var before = sealedWith(key);
        var file =
                Files.writeString(folder.resolve("new.key"), Base64.getEncoder().encodeToString(new byte[32]));
        var rotated = new HashMap<>(settings);
        rotated.put("backsource.access.secrets-key-file", file.toString());
        rotated.put(
                "backsource.access.earlier-secrets-key-files",
                folder.resolve("secrets.key").toString());

        // When
        try (var third = ServiceProcess.launch("access-rotated", rotated).awaitReady()) {
            // Then
            await().atMost(LONG).until(() -> !sealedWith(key).equals(before));
            assertThat(database().value("select count(distinct sealed_with) from access_key"))
                    .isEqualTo("1");
            assertThat(status(third, key)).isEqualTo(200);
            assertThat(status(one, key)).isEqualTo(200);
        }
    }

    @Test
    void shouldGoOnLettingKeysInWhileTheDatabaseIsAway() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG).until(() -> status(other, key) == 200);

        // When
        INFRASTRUCTURE.database().close();
        try {
            await().atMost(LONG)
                    .until(() -> other.client()
                                    .get("/api/v1/domains", "Authorization", key.authorization())
                                    .status()
                            == 503);

            // Then
            assertThat(status(other, key)).isEqualTo(200);
            assertThat(other.client()
                            .get(CALLER, "Authorization", "Bearer bsk_ABCDEFGHIJKLMNOP_" + "0".repeat(43))
                            .status())
                    .isEqualTo(401);
        } finally {
            INFRASTRUCTURE.restartDatabase();
        }

        // And then
        await().atMost(LONG)
                .until(() -> one.client()
                                .patch(key.path(), "{\"enabled\": false}", "Authorization", administrator)
                                .status()
                        == 200);
        await().atMost(LONG).until(() -> status(other, key) == 401);
    }

    private static int status(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(CALLER, "Authorization", key.authorization())
                .status();
    }

    private static String sealedWith(Keys.Key key) {
        return database().value("select sealed_with from access_key where id = '" + key.id() + "'");
    }

    /** As it is now: one that was started again is another one. */
    private static Database database() {
        return new Database(INFRASTRUCTURE.database());
    }
}
