package dev.backsource.config.access.keys;

import static dev.backsource.config.testing.ReplacedSealKey.SEALED_BEFORE;
import static dev.backsource.config.testing.ReplacedSealKey.SEALED_BY_A_LOST_KEY;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.LoneInstance;
import dev.backsource.config.testing.ReplacedSealKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An instance starts after the encryption key of secrets was replaced. */
class SecretRenewalIT {
    private final LoneInstance lone = LoneInstance.ready();
    private final Database database = new Database(lone.infrastructure().database());

    @Test
    void shouldSealSecretsAnewOnceTheKeyOfSecretsIsAnotherOne() {
        // Given
        var signing = new CdnCaller(lone.aliyunPort(), SEALED_BEFORE.text());

        // Then
        await().until(() -> sealedWith(SEALED_BEFORE).equals(ReplacedSealKey.current()));
        assertThat(ReplacedSealKey.secret(database, SEALED_BEFORE)).isEqualTo(SEALED_BEFORE.secret());
        assertThat(status(SEALED_BEFORE)).isEqualTo(200);
        signing.call("DescribeCdnDomainConfigs", Map.of("DomainName", "none.example.com"))
                .refusedBy(404, "InvalidDomain.NotFound");
    }

    /** Only signatures need the secret itself. */
    @Test
    void shouldLetInAKeyWhoseSecretIsSealedByAKeyThatIsLost() {
        assertThat(status(SEALED_BY_A_LOST_KEY)).isEqualTo(200);
        assertThat(sealedWith(SEALED_BY_A_LOST_KEY)).isNotEqualTo(ReplacedSealKey.current());
    }

    private int status(KeyToken token) {
        return lone.service()
                .client()
                .get("/api/v1/caller", "Authorization", "Bearer " + token.text())
                .status();
    }

    private String sealedWith(KeyToken token) {
        return database.value("select sealed_with from access_key where id = '" + token.id() + "'");
    }
}
