package dev.backsource.config.access.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.keys.SampleSeal;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose names are, as a name server has it. */
class DomainProofsIT {
    private static final DomainName NAME = DomainName.parse("www.example.com");
    private static final DomainName WILDCARD = DomainName.parse("*.example.com");
    private static final Caller OF_RED = caller(new RoleBinding(Role.OPERATOR, "red", List.of()));
    private static final Caller OF_BLUE = caller(new RoleBinding(Role.OPERATOR, "blue", List.of()));

    /** The service reads durations as Quarkus does. */
    private static final int ABOVE_THE_USUAL = 200;

    private final Vertx vertx = Vertx.vertx();
    private final NameServer names = new NameServer();
    private final DomainProofs proofs = proofs("required");

    @AfterEach
    void stop() {
        names.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldTakeANameOnceItsRecordSaysThatItIsTheTeams() {
        // Given
        var missing = missing(NAME, "red", OF_RED);

        // When
        names.put("_backsource.www.example.com", asked(missing));

        // Then
        assertThat(missing.getMessage()).contains("_backsource.www.example.com", "backsource-team=");
        assertThatCode(() -> require(proofs, NAME, "red", OF_RED)).doesNotThrowAnyException();
        assertThat(asked(missing(NAME, "blue", OF_BLUE))).isNotEqualTo(asked(missing));
    }

    @Test
    void shouldAskForAnotherRecordOfAWildcardThanOfItsSuffix() {
        // Given
        names.put("_backsource.example.com", asked(missing(DomainName.parse("example.com"), "red", OF_RED)));

        // Then
        assertThat(missing(WILDCARD, "red", OF_RED).getMessage()).contains("_backsource.example.com ");
    }

    @Test
    void shouldAskNobodyWhoMayHaveTheNameWhoeverOwnsItNorWhenItIsOff() {
        // Given
        var ofNames = caller(new RoleBinding(Role.OPERATOR, null, List.of(NamePattern.parse("*.example.com"))));

        // Then
        assertThatCode(() -> require(proofs, NAME, "red", ofNames)).doesNotThrowAnyException();
        assertThatCode(() -> require(proofs, NAME, null, Caller.SERVICE)).doesNotThrowAnyException();
        assertThatCode(() -> require(proofs, NAME, "blue", OF_RED)).doesNotThrowAnyException();
        assertThatCode(() -> require(proofs("off"), NAME, "red", OF_RED)).doesNotThrowAnyException();
    }

    @Test
    void shouldSayThatNameServersGiveNoAnswer() {
        // Given
        names.close();

        // Then
        assertThat(catchThrowableOfType(ProofUnavailableException.class, () -> require(proofs, NAME, "red", OF_RED)))
                .hasMessageContaining("_backsource.www.example.com");
    }

    private ProofMissingException missing(DomainName name, String team, Caller caller) {
        return catchThrowableOfType(ProofMissingException.class, () -> require(proofs, name, team, caller));
    }

    /** What a refusal wants the record to say. */
    private static String asked(ProofMissingException missing) {
        return String.valueOf(missing.getMessage()).replaceAll(".* say (\\S+), and .*", "$1");
    }

    private static void require(DomainProofs by, DomainName name, @Nullable String team, Caller caller) {
        by.require(name, team, caller).await().atMost(Duration.ofSeconds(20));
    }

    private DomainProofs proofs(String wanted) {
        var settings = new SmallRyeConfigBuilder()
                .withMapping(AccessSettings.class)
                .withConverter(Duration.class, ABOVE_THE_USUAL, new DurationConverter())
                .withDefaultValues(Map.of(
                        "backsource.access.domain-proof",
                        wanted,
                        "backsource.access.domain-proof-resolver",
                        names.address()))
                .build()
                .getConfigMapping(AccessSettings.class);
        return new DomainProofs(settings, new TextRecords(vertx, settings), SampleSeal.SEAL);
    }

    private static Caller caller(RoleBinding binding) {
        return new Caller(CallerKind.PROGRAM, "id", "name", List.of(binding));
    }
}
