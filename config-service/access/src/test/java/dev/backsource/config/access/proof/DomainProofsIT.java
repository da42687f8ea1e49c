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
import dev.backsource.config.access.places.SampleSlots;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.testing.names.NameServer;
import dev.backsource.testing.waiting.Waiting;
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

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Map<String, String> LOOPBACK =
            Map.of("backsource.origin-access.allowed-ranges", "127.0.0.0/8");

    /** The service reads durations as Quarkus does. */
    private static final int ABOVE_THE_USUAL = 200;

    private final Vertx vertx = Vertx.vertx();
    private final NameServer names = new NameServer();
    private final FileServer server = new FileServer(vertx);
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
        assertThat(proofs.asks(NAME, "red", OF_RED)).isTrue();
        assertThat(proofs.asks(NAME, "red", ofNames)).isFalse();
        assertThat(proofs.asks(NAME, null, Caller.SERVICE)).isFalse();
        assertThat(proofs("off").asks(NAME, "red", OF_RED)).isFalse();
    }

    @Test
    void shouldTakeANameWhoseFileSaysThatItIsTheTeams() {
        // Given
        names.put("www.example.com", 127, 0, 0, 1);
        var missing = missing(NAME, "red", OF_RED);

        // When
        server.answer(200, "# ours\r\n" + asked(missing) + "\r\n");

        // Then
        assertThat(missing.getMessage()).contains("http://www.example.com/.well-known/backsource-team.txt");
        assertThatCode(() -> require(proofs, NAME, "red", OF_RED)).doesNotThrowAnyException();
        assertThat(server.asked()).contains("GET /.well-known/backsource-team.txt of www.example.com");
        assertThat(missing(NAME, "blue", OF_BLUE)).isNotNull();
    }

    @Test
    void shouldAskNoWildcardForAFile() {
        assertThat(missing(WILDCARD, "red", OF_RED).getMessage()).doesNotContain("http://");
    }

    @Test
    void shouldTakeNoFileOfAnAddressThatNoOriginMayHave() {
        // Given
        names.put("www.example.com", 127, 0, 0, 1);
        var guarded = proofs("required", Map.of());

        // When
        server.answer(200, asked(missing(NAME, "red", OF_RED)));
        var before = server.asked().size();

        // Then
        assertThat(catchThrowableOfType(RefusedException.class, () -> require(guarded, NAME, "red", OF_RED)))
                .matches(ProofRefusal.MISSING::isOf);
        assertThat(server.asked()).hasSize(before);
    }

    @Test
    void shouldTakeNoFileThatIsElsewhereTooLargeOrRefused() {
        // Given
        names.put("www.example.com", 127, 0, 0, 1);
        var mark = asked(missing(NAME, "red", OF_RED));

        for (var answer : List.of(
                new FileServer.Answer(404, mark),
                new FileServer.Answer(302, mark),
                new FileServer.Answer(200, mark + "\n" + "x".repeat(5000)),
                new FileServer.Answer(200, "x" + mark),
                new FileServer.Answer(200, ""))) {
            // When
            server.answer(answer.status(), answer.body());

            // Then
            assertThat(missing(NAME, "red", OF_RED)).as("%s", answer).isNotNull();
        }
    }

    @Test
    void shouldWaitForNoServerThatIsSilent() {
        // Given
        names.put("www.example.com", 127, 0, 0, 1);
        server.beSilent();
        var impatient = proofs("required", LOOPBACK, USUAL, SHORT);

        // Then
        assertThat(catchThrowableOfType(RefusedException.class, () -> require(impatient, NAME, "red", OF_RED)))
                .matches(ProofRefusal.MISSING::isOf);
    }

    @Test
    void shouldSayThatNameServersGiveNoAnswer() {
        // Given
        var impatient = proofs("required", LOOPBACK, SHORT, USUAL);
        names.close();

        // Then
        assertThat(catchThrowableOfType(RefusedException.class, () -> require(impatient, NAME, "red", OF_RED)))
                .matches(ProofRefusal.UNAVAILABLE::isOf)
                .hasMessageContaining("_backsource.www.example.com");
    }

    @Test
    void shouldAskNobodyOnceTheTimeOfTheRequestIsOver() {
        // Given
        var over = ProofDeadline.of(Duration.ZERO);
        names.put("_backsource.www.example.com", asked(missing(NAME, "red", OF_RED)));

        // When
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> proofs.require(NAME, "red", OF_RED, over).await().atMost(Waiting.DEADLINE));

        // Then
        assertThat(refused)
                .matches(ProofRefusal.UNAVAILABLE::isOf)
                .hasMessageContainingAll("_backsource.www.example.com", "took too long", "send the request again");
        assertThatCode(() ->
                        proofs("off").require(NAME, "red", OF_RED, over).await().atMost(Waiting.DEADLINE))
                .doesNotThrowAnyException();
    }

    private RefusedException missing(DomainName name, String team, Caller caller) {
        var refused = catchThrowableOfType(RefusedException.class, () -> require(proofs, name, team, caller));
        assertThat(refused).matches(ProofRefusal.MISSING::isOf);
        return refused;
    }

    /** What a refusal wants the record to say. */
    private static String asked(RefusedException missing) {
        return String.valueOf(missing.getMessage()).replaceAll(".* with the value (\\S+), then .*", "$1");
    }

    private static void require(DomainProofs by, DomainName name, @Nullable String team, Caller caller) {
        by.require(name, team, caller, ProofDeadline.begin()).await().atMost(Waiting.DEADLINE);
    }

    private DomainProofs proofs(String wanted) {
        return proofs(wanted, LOOPBACK);
    }

    private DomainProofs proofs(String wanted, Map<String, String> more) {
        return proofs(wanted, more, USUAL, USUAL);
    }

    /** With so long for the answers of name servers, and of the server that has the file. */
    private DomainProofs proofs(String wanted, Map<String, String> more, Duration ofNames, Duration ofFiles) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(AccessSettings.class)
                .withMapping(OriginAccessSettings.class)
                .withConverter(Duration.class, ABOVE_THE_USUAL, new DurationConverter())
                .withDefaultValues(Map.of(
                        "backsource.access.domain-proof",
                        wanted,
                        "backsource.access.domain-proof-resolver",
                        names.address(),
                        "backsource.access.domain-proof-port",
                        Integer.toString(server.port())))
                .withDefaultValues(more)
                .build();
        var settings = config.getConfigMapping(AccessSettings.class);
        var resolver = new ProofResolver(vertx, settings, ofNames);
        var files = new ProofFiles(
                vertx,
                new HostAddresses(resolver),
                settings,
                config.getConfigMapping(OriginAccessSettings.class),
                SampleSlots.registry(),
                ofFiles);
        return new DomainProofs(settings, new TextRecords(resolver), files, SampleSeal.SEAL);
    }

    private static Caller caller(RoleBinding binding) {
        return new Caller(CallerKind.PROGRAM, "id", "name", List.of(binding));
    }
}
