package dev.backsource.system.cli;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.Repository;
import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verbs about domains: what people and scripts see of them, results, errors, exit codes. */
class CliDomainsIT extends CliTests {
    private static final int REFUSED = 1;

    CliDomainsIT(LocalStackUnderTest stack) {
        super(stack);
    }

    @Test
    void shouldLeadADomainThroughItsLife() {
        // Given
        var domain = "life-" + UUID.randomUUID() + ".example.com";

        // When
        var added = cli("domains", "add", domain, "--origin", "127.0.0.1:80", "--no-verify", "--wait");

        // Then
        domains.add(domain);
        assertThat(added.exitCode()).as(added.errors()).isEqualTo(OK);
        assertThat(added.output()).contains(domain + " is at revision 1");
        assertThat(added.errors()).contains("edge-1  APPLIED").contains("edge-2  APPLIED");

        // When
        var tried = cli("policy", "set", domain, "HTTPS", "--dry-run");
        var set = cli("policy", "set", domain, "HTTPS", "-o", "name");

        // Then
        assertThat(tried.output()).contains("(dry run, nothing changed)");
        assertThat(set.output()).isEqualTo(domain + "\n");
        assertThat(cli("policy", "show", domain).output())
                .contains("static   HTTPS")
                .contains("revision 2");
        assertThat(cli("domains", "list", domain, "-o", "name").output()).isEqualTo(domain + "\n");
        assertThat(cli("domains", "show", domain).output()).contains("originProtocolPolicy.redirectType  HTTPS");

        // When
        var moved =
                cli("domains", "set-origins", domain, "--origin", "127.0.0.1:80", "--origin", "127.0.0.2:80,secondary");
        var rolledOut = cli("rollout", domain, "--wait", "-o", "json");

        // Then
        assertThat(moved.exitCode()).as(moved.errors()).isEqualTo(OK);
        assertThat(rolledOut.object().getBoolean("complete")).isTrue();
        assertThat(cli("edges", "-o", "name").output()).isEqualTo("edge-1\nedge-2\n");
        assertThat(cli("health", domain, "-o", "json").object().getString("domain"))
                .isEqualTo(domain);
        assertThat(cli("health", domain).output())
                .startsWith("revision 3, ")
                .contains("ORIGIN")
                .contains("127.0.0.2");
        assertThat(cli("alerts", domain, "--status", "all", "-o", "yaml").exitCode())
                .isEqualTo(OK);
        await().untilAsserted(() -> assertThat(cli("explain", "http://" + domain + "/a", "--edge", "edge-1")
                        .output())
                .contains("edge-1  EXPLAINED")
                .contains("https://127.0.0.1:"));
        assertThat(cli("explain", "http://" + domain + "/a", "-o", "name").output())
                .isEqualTo("edge-1\nedge-2\n");

        // When
        var history = cli("history", domain);
        var diff = cli("diff", domain, "1", "2");

        // Then
        assertThat(history.output()).contains("created").contains(TestAdministrator.NAME);
        assertThat(cli("history", domain, "-o", "name", "--limit", "2").output())
                .isEqualTo("3\n2\n");
        assertThat(diff.output()).contains("originProtocolPolicy.enabled: false -> true");
        assertThat(cli("diff", domain, "2", "-o", "name").output()).contains("origins[127.0.0.2 port 80]");

        // When
        var asked = cli("domains", "remove", domain);
        var removed = cli("domains", "remove", domain, "--yes");
        var restored = cli("restore", domain, "2", "--wait");

        // Then
        assertThat(asked.exitCode()).isEqualTo(USAGE);
        assertThat(asked.errors()).contains("Confirmation requires a terminal; use --yes");
        assertThat(removed.exitCode()).as(removed.errors()).isEqualTo(OK);
        assertThat(restored.exitCode()).as(restored.errors()).isEqualTo(OK);
        assertThat(restored.output()).contains(domain + " is at revision 5");
        assertThat(cli("diff", domain, "2", "5").errors()).isEqualTo("no differences\n");
    }

    @Test
    void shouldPurgeAndSayHowFarEachEdgeIs() {
        // Given
        var domain = registered("purge");

        // When
        var purged = cli("purge", domain, "--url", "/a", "--prefix", "/b/", "--wait", "-o", "json");
        var listed = cli("purge", domain, "--list");
        var shown = cli("purge", domain, "--id", purged.object().getString("id"));

        // Then
        assertThat(purged.exitCode()).as(purged.errors()).isEqualTo(OK);
        assertThat(purged.object().getBoolean("complete")).isTrue();
        assertThat(purged.errors()).contains("edge-1  APPLIED").contains("edge-2  APPLIED");
        assertThat(listed.output()).contains(purged.object().getString("id")).contains("/b/*");
        assertThat(shown.output()).contains("complete").contains("edge-2  APPLIED");
        assertThat(cli("purge", domain).errors()).contains("use --url, --prefix or --everything");
    }

    @Test
    void shouldChangeManyDomainsByOneFile() throws IOException {
        // Given
        var one = registered("one");
        var other = registered("other");
        var file = Files.writeString(folder.resolve("batch.yaml"), """
            items:
              - domain: %s
                originProtocolPolicy: {enabled: true, redirectType: FOLLOW}
              - domain: %s
                serving: {enabled: false}
            """.formatted(one, other));

        // When
        var changed = cli("batch", "-f", file.toString(), "--wait");
        var refused = CliProcess.runWith(
                "[{\"domain\": \"" + one + "\", \"expectedRevision\": 1, \"serving\": {\"enabled\": false}}]",
                administrator(),
                "batch",
                "-f",
                "-");
        var wrong = CliProcess.runWith("domain: [", administrator(), "batch", "-f", "-");

        // Then
        assertThat(changed.exitCode()).as(changed.errors()).isEqualTo(OK);
        assertThat(changed.output()).contains(one + "    ").contains("done");
        assertThat(refused.exitCode()).isEqualTo(REFUSED);
        assertThat(refused.output()).contains("refused");
        assertThat(wrong.exitCode()).isEqualTo(USAGE);
        assertThat(wrong.errors()).startsWith("backsource: -f: - is neither JSON nor YAML");
    }

    @Test
    void shouldRequestPortsAndApproveThem() {
        // Given
        var domain = registered("ports");

        // When
        var first = requested(domain, "--http", "8080", "--reason", "ours");
        var declined = cli("change-requests", "decline", domain, first, "--comment", "not that one");
        var second = requested(domain, "--http", "8081", "--https", "8444", "--reason", "ours");
        var approved = cli("change-requests", "approve", domain, second, "--comment", "yes");
        var third = requested(domain, "--http", "8082", "--reason", "more");
        var withdrawn = cli("change-requests", "withdraw", domain, third);
        var tried = cli("ports", "set", domain, "--none", "--dry-run");

        // Then
        assertThat(declined.output()).contains("is declined");
        assertThat(approved.exitCode()).as(approved.errors()).isEqualTo(OK);
        assertThat(approved.output()).contains(domain + " is at revision 2");
        assertThat(withdrawn.output()).contains("is withdrawn");
        assertThat(tried.output()).contains("(dry run, nothing changed)");
        assertThat(cli("change-requests", "list", domain).output())
                .contains("http 8081, https 8444")
                .contains("not that one");
        assertThat(cli("change-requests", "list", domain, "--state", "approved", "-o", "name")
                        .output()
                        .strip())
                .isEqualTo(second);
        assertThat(cli("change-requests", "list", "--state", "open").exitCode()).isEqualTo(OK);
    }

    /** The id of a new request. */
    private String requested(String domain, String... options) {
        var words = Stream.concat(Stream.of("change-requests", "create", domain, "-o", "name"), Stream.of(options));
        return cli(words.toArray(String[]::new)).output().strip();
    }

    @Test
    void shouldRefuseWhatTheServerRefusesNamingTheField() {
        // Given
        var domain = registered("refused");

        // When
        var badOrigin = cli("domains", "set-origins", domain, "--origin", "127.0.0.1:99999");
        var stale = cli("policy", "set", domain, "HTTP", "--if-match", "7");
        var missing = cli("history", "no-such-" + domain);

        // Then
        assertThat(badOrigin.exitCode()).isEqualTo(REFUSED);
        assertThat(badOrigin.errors()).contains("origins[0].port");
        assertThat(stale.exitCode()).isEqualTo(REFUSED);
        assertThat(stale.errors()).contains("changed by another user meanwhile");
        assertThat(missing.exitCode()).isEqualTo(REFUSED);
        assertThat(missing.output()).isEmpty();
    }

    @Test
    void shouldShowTheSameInEachForm() {
        // Given
        var domain = registered("forms");

        // When
        var json = cli("domains", "list", domain, "-o", "json");
        var yaml = cli("domains", "list", domain, "-o", "yaml");
        var table = CliProcess.run(
                Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN", TestAdministrator.TOKEN, "TERM", "xterm"),
                "domains",
                "list",
                domain);

        // Then
        assertThat(json.array().getJsonObject(0).getString("name")).isEqualTo(domain);
        assertThat(yaml.output()).startsWith("- name: " + domain + "\n");
        assertThat(table.output()).startsWith("NAME ").doesNotContain("\u001b");
    }

    @Test
    void shouldCompleteVerbsAndNamesOfDomains() throws Exception {
        // Given
        var domain = registered("completed");
        var script = Files.writeString(
                folder.resolve("completion"), cli("completion", "bash").output());

        // When
        var shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(backsource do); COMP_CWORD=1; _backsource; "
                                + "echo \"${COMPREPLY[@]}\"; COMP_WORDS=(backsource health "
                                + domain.substring(0, domain.length() - 1) + "); COMP_CWORD=2; _backsource; "
                                + "echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true);
        shell.environment().putAll(administrator());
        shell.environment().put("PATH", Repository.root().resolve("cli/bin") + ":" + System.getenv("PATH"));
        var words = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(words.lines()).containsExactly("domains", domain);
        assertThat(cli("completion", "zsh").output()).startsWith("autoload -U +X compinit");
    }
}
