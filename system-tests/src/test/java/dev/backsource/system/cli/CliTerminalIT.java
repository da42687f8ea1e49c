package dev.backsource.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Api;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command line at a terminal: colours, progress that is redrawn, questions, Ctrl-C. */
@ExtendWith({NeedsTerminal.class, SharedLocalStack.class})
class CliTerminalIT {
    private static final int COLUMNS = 60;
    private static final String GREEN = "\u001b[32m";
    private static final String REDRAWN = "\r\u001b[K";
    private static final String CTRL_C = "\u0003";

    private final LocalStackUnderTest stack;
    private final Api api;
    private final Map<String, String> administrator;
    private final String domain = "terminal-" + UUID.randomUUID() + ".example.com";
    private boolean removed;

    CliTerminalIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.administrator = Map.of(
                "BACKSOURCE_SERVER",
                stack.api().toString().replaceFirst("/api/v1/?$", ""),
                "BACKSOURCE_TOKEN",
                TestAdministrator.TOKEN);
    }

    @BeforeEach
    void register() {
        stack.awaitEdges();
        api.register(domain, "127.0.0.1", 80);
    }

    @AfterEach
    void removeDomain() {
        if (!removed) {
            api.remove(domain);
        }
    }

    @Test
    void shouldDrawProgressEdgeByEdge() {
        // When
        var run = atTerminal(administrator, "policy", "set", domain, "HTTP", "--wait");

        // Then
        assertThat(run).contains("edge-1  " + GREEN + "APPLIED").contains("edge-2  " + GREEN + "APPLIED");
        assertThat(run).contains(REDRAWN).containsPattern("[0-2] of 2 edges have revision 2");
    }

    @Test
    void shouldFitTablesToTheTerminal() {
        // When
        var table = atTerminal(administrator, "domains", "list", domain);

        // Then
        assertThat(table).contains("\u001b[1mNAME").contains("…");
        assertThat(table.replaceAll("\u001b\\[[0-9;]*m", "").lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void shouldHaveNoColoursWhereNobodyWantsThem() {
        // Given
        var plain = new HashMap<>(administrator);
        plain.put("NO_COLOR", "1");

        // When
        var table = atTerminal(plain, "edges");

        // Then
        assertThat(table).contains("edge-1").doesNotContain("\u001b[1m").doesNotContain(GREEN);
    }

    @Test
    void shouldAskBeforeADomainIsRemoved() {
        // When
        int no;
        try (var asked = CliProcess.startAtTerminal(COLUMNS, administrator, "domains", "remove", domain)) {
            no = asked.awaitText("[y/N]").type("n\n").awaitEnd().exitCode();
        }

        // Then
        assertThat(no).isEqualTo(1);
        assertThat(atTerminal(administrator, "domains", "list", domain, "-o", "name"))
                .contains(domain);

        // When
        try (var asked = CliProcess.startAtTerminal(COLUMNS, administrator, "domains", "remove", domain)) {
            var yes = asked.awaitText("[y/N]").type("y\n").awaitEnd();

            // Then
            assertThat(yes.exitCode()).as(yes.output()).isZero();
            removed = true;
        }
        assertThat(atTerminal(administrator, "domains", "list", domain, "-o", "name"))
                .doesNotContain(domain);
    }

    @Test
    void shouldFollowEventsUntilCtrlC() {
        try (var following = CliProcess.startAtTerminal(
                COLUMNS, administrator, "events", domain, "--from", "earliest", "--follow")) {
            // Given
            following.awaitText("revision 1");

            // When
            following.type(CTRL_C);

            // Then
            assertThat(following.awaitEnd().exitCode()).isEqualTo(130);
        }
    }

    private static String atTerminal(Map<String, String> environment, String... arguments) {
        try (var started = CliProcess.startAtTerminal(COLUMNS, environment, arguments)) {
            var run = started.awaitEnd();
            assertThat(run.exitCode()).as(run.output()).isZero();
            return run.output();
        }
    }
}
