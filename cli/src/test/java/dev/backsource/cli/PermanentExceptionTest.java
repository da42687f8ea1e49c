package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static dev.backsource.cli.ProgramRun.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an exception from verification without an end. */
class PermanentExceptionTest {
    private static final String MEANING =
            "no end: permanent. Until somebody sets full, edges don't verify the certificates"
                    + " of a.example's origins, so anyone on the network path can impersonate an origin. For an exception that ends"
                    + " by itself, add --for 4h or --until TIME";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @BeforeEach
    void answer() {
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
                {"name": "a.example", "domain": "a.example", "revision": 4, "effective": {}, "warnings": [],
                 "originTls": {"verification": "NONE"}}"""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldBeSaidWhereNobodyCanBeAsked() {
        // When
        var run = ProgramRun.of(server.url(), "", out, setting("none"));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(run.errors().strip()).isEqualTo(MEANING);
        assertThat(server.asked()).contains("PATCH /api/v1/domains/a.example/origins");
    }

    @ParameterizedTest
    @CsvSource({"y, 0, true", "n, 1, false"})
    void shouldBeAskedOfAPerson(String typed, int exit, boolean isWritten) {
        // When
        var run = ProgramRun.atTerminal(server.url(), typed + "\n", out, setting("none"));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(exit == 0 ? OK : REFUSED);
        assertThat(run.errors()).contains(MEANING + ". Go on?");
        assertThat(server.asked().contains("PATCH /api/v1/domains/a.example/origins"))
                .isEqualTo(isWritten);
    }

    @ParameterizedTest
    @CsvSource({"true, y, true", "true, n, false", "false, '', true"})
    void shouldBeSaidOfANewDomainToo(boolean canAsk, String typed, boolean isWritten) {
        // When
        var arguments = "domains add a.example --origin 192.0.2.1:443 --no-verify".split(" ");
        var run = canAsk
                ? ProgramRun.atTerminal(server.url(), typed + "\n", out, arguments)
                : ProgramRun.of(server.url(), "", out, arguments);

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(isWritten ? OK : REFUSED);
        assertThat(run.errors())
                .contains(MEANING.replace(
                        "add --for 4h or --until TIME",
                        "run backsource domains set-verification a.example none --for 4h afterwards"
                                + (canAsk ? ". Go on?" : "")));
        assertThat(server.asked().contains("POST /api/v1/domains")).isEqualTo(isWritten);
    }

    @ParameterizedTest
    @CsvSource({"none --for 4h", "none --until 2030-01-01T00:00:00Z", "full", "none --dry-run"})
    void shouldNotBeAskedOfAnythingElse(String setting) {
        // When
        var run = ProgramRun.atTerminal(server.url(), "", out, setting(setting.split(" ")));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(run.errors()).doesNotContain("permanent");
    }

    @Test
    void shouldStandWithTheDomain() {
        // When
        ProgramRun.of(server.url(), "", out, "domains", "show", "a.example");

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("originTls.unverifiedUntil  no end: permanent");
    }

    private static String[] setting(String... values) {
        var arguments = new ArrayList<>(List.of("domains", "set-verification", "a.example"));
        arguments.addAll(List.of(values));
        return arguments.toArray(String[]::new);
    }
}
