package dev.backsource.system.cli;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.system.Answer;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What files say is what the service has and edges do, whatever comes in between; each test has domains of a team of its own. */
@ExtendWith(SharedLocalStack.class)
class ApplyIT {
    private final LocalStackUnderTest stack;
    private final Api api;
    private final Map<String, String> administrator;
    private final String team = "t" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path folder;

    ApplyIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.administrator = environment(TestAdministrator.TOKEN);
    }

    @BeforeEach
    void makeTeam() {
        stack.awaitEdges();
        expect(201, post("/teams", new JsonObject().put("id", team).put("name", team)));
    }

    /** Each is probed, which takes the machine from whichever test comes next. */
    @AfterEach
    void removeDomains() {
        api.removeAll();
    }

    @Test
    void shouldHaveEdgesDoWhatFilesSayAndFindNothingLeftToDo() throws Exception {
        // Given
        var name = name("www");
        write("www.yaml", file(name, "enabled: true, redirectType: HTTPS"));

        // When
        var added = apply("--yes");
        var again = apply("--yes");
        write("www.yaml", file(name, "enabled: true, redirectType: HTTP"));
        var shown = apply("--dry-run");
        var untouched = revision(name);
        var changed = apply("--yes");

        // Then
        assertThat(added.exitCode()).as(added.errors()).isZero();
        assertThat(added.output()).contains("+ " + name, "1 to add, 0 to change, 0 to remove, 0 unchanged");
        assertThat(added.errors()).contains("edge-1 has 1 of 1", "edge-2 has 1 of 1");
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("0 to add, 0 to change, 0 to remove, 1 unchanged");
        assertThat(shown.output()).contains("~ " + name, "originProtocolPolicy.redirectType: HTTPS -> HTTP");
        assertThat(untouched).isEqualTo(1);
        assertThat(changed.exitCode()).as(changed.errors()).isZero();
        assertThat(revision(name)).isEqualTo(2);
        for (var edge : stack.edges()) {
            await().untilAsserted(() -> assertThat(Http.get(edge, "https", name, "/" + UUID.randomUUID())
                            .reached())
                    .contains("http", Integer.toString(stack.originPort(80))));
        }
    }

    @Test
    void shouldGoOnWhereAKilledRunWasCutOff() throws Exception {
        // Given
        var count = 60;
        var text = new StringBuilder();
        IntStream.range(0, count)
                .forEach(i -> text.append(file(name("d" + i), "enabled: false")).append("---\n"));
        write("all.yaml", text.toString());

        // When
        var killed = CliProcess.start(administrator, "apply", "-f", folder.toString(), "--yes", "--no-wait");
        await().until(() -> count() > 0);
        killed.close();
        var left = count();
        var second = apply("--yes", "--no-wait");
        var third = apply("--yes", "--no-wait");

        // Then
        assertThat(left).as("some were written by then").isBetween(1L, (long) count);
        assertThat(second.exitCode()).as(second.errors()).isZero();
        assertThat(third.output()).contains("0 to add, 0 to change, 0 to remove, " + count + " unchanged");
        assertThat(count()).isEqualTo(count);
        for (var i : List.of(0, count / 2, count - 1)) {
            assertThat(revision(name("d" + i))).as("written once").isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveWhatSomebodyElseWroteMeanwhileAndSayHowItDiffers() throws Exception {
        assumeTrue(CliProcess.noTerminals() == null, () -> String.valueOf(CliProcess.noTerminals()));
        // Given
        var name = name("www");
        var other = name("other");
        write("www.yaml", file(name, "enabled: false"));
        write("other.yaml", file(other, "enabled: false"));
        assertThat(apply("--yes").exitCode()).isZero();
        write("www.yaml", file(name, "enabled: true, redirectType: HTTP"));
        write("other.yaml", file(other, "enabled: true, redirectType: HTTP"));

        // When
        CliProcess.Run run;
        try (var asking =
                CliProcess.startAtTerminal(120, administrator, "apply", "-f", folder.toString(), "--no-wait")) {
            asking.awaitText("[y/N]");
            api.policy(name, "HTTPS");
            run = asking.type("y\n").awaitEnd();
        }

        // Then
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .contains(name + " was changed by another user meanwhile", "www.yaml:", "1 of 2 written");
        assertThat(redirectType(name)).isEqualTo("HTTPS");
        assertThat(redirectType(other)).isEqualTo("HTTP");
        assertThat(apply("--dry-run").output()).contains("redirectType: HTTPS -> HTTP");
    }

    @Test
    void shouldRemoveWhatNoFileSaysButNotMostOfIt() throws Exception {
        // Given
        for (var label : List.of("a", "b", "c")) {
            write(label + ".yaml", file(name(label), "enabled: false"));
        }
        assertThat(apply("--yes", "--no-wait").exitCode()).isZero();

        // When
        Files.delete(folder.resolve("c.yaml"));
        var kept = apply("--yes", "--no-wait");
        var afterKept = count();
        var pruned = apply("--yes", "--no-wait", "--prune", "--team", team);
        var afterPruned = count();
        write("a.yaml", "# nothing\n");
        Files.delete(folder.resolve("b.yaml"));
        var refused = apply("--yes", "--no-wait", "--prune", "--allow-empty", "--team", team);
        var afterRefused = count();
        var emptied = CliProcess.runWith(
                "",
                administrator,
                "apply",
                "-f",
                "-",
                "--team",
                team,
                "--prune-all",
                "--allow-empty",
                "--yes",
                "--no-wait");

        // Then
        assertThat(kept.exitCode()).isZero();
        assertThat(afterKept).isEqualTo(3);
        assertThat(pruned.exitCode()).as(pruned.errors()).isZero();
        assertThat(pruned.output()).contains("- " + name("c") + " is removed");
        assertThat(afterPruned).isEqualTo(2);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("--prune would remove 2 of 2", "--prune-all");
        assertThat(afterRefused).isEqualTo(2);
        assertThat(emptied.exitCode()).as(emptied.errors()).isZero();
        assertThat(count()).isZero();
    }

    @Test
    void shouldWriteNothingOfFilesThatHaveAMistakeAnywhere() throws Exception {
        // Given
        write("good.yaml", file(name("good"), "enabled: false"));
        write("bad.yaml", file(name("bad"), "enabled: true, redirectTyp: HTTP"));

        // When
        var run = apply("--yes");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("bad.yaml:9", "redirectTyp", "nothing was written");
        assertThat(count()).isZero();
    }

    @Test
    void shouldTellWhatTheServerRefusesBesideItsFileAndWriteTheRest() throws Exception {
        // Given
        write("good.yaml", file(name("good"), "enabled: false"));
        write("bad.yaml", file(name("bad"), "enabled: false").replace("port: " + originPort(), "port: 25"));

        // When
        var run = apply("--yes", "--no-wait");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
        assertThat(run.errors()).contains("! " + name("bad"), "bad.yaml:", "1 of 2 written");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void shouldAskNobodyInAPipelineAndLetNobodyWriteWhoMayOnlyLook() throws Exception {
        // Given
        write("www.yaml", file(name("www"), "enabled: false"));
        var viewer = environment(key(new JsonObject().put("role", "viewer").put("team", team)));

        // When
        var unasked = apply();
        var notAllowed = CliProcess.run(viewer, "apply", "-f", folder.toString(), "--yes");

        // Then
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.errors()).contains("use --yes");
        assertThat(notAllowed.exitCode()).as(notAllowed.errors()).isEqualTo(4);
        assertThat(count()).isZero();
    }

    @Test
    void shouldFindAnExportUnchanged() throws Exception {
        // Given
        write("a.yaml", file(name("a"), "enabled: true, redirectType: FOLLOW"));
        write("b.yaml", file("'*." + name("b") + "'", "enabled: false"));
        assertThat(apply("--yes", "--no-wait").exitCode()).isZero();
        var exported = folder.resolve("exported");

        // When
        var export = CliProcess.run(administrator, "export", "-d", exported.toString(), "--team", team);
        var plan = CliProcess.run(
                administrator,
                "apply",
                "-f",
                exported.toString(),
                "--prune",
                "--team",
                team,
                "--dry-run",
                "-o",
                "json");

        // Then
        assertThat(export.exitCode()).as(export.errors()).isZero();
        assertThat(plan.object())
                .isEqualTo(new JsonObject()
                        .put("add", new JsonArray())
                        .put("change", new JsonArray())
                        .put("warnings", new JsonArray())
                        .put("remove", new JsonArray())
                        .put("unchanged", 2));
    }

    private CliProcess.Run apply(String... more) {
        var arguments = new String[more.length + 3];
        arguments[0] = "apply";
        arguments[1] = "-f";
        arguments[2] = folder.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CliProcess.run(administrator, arguments);
    }

    private String file(String name, String policy) {
        return """
                apiVersion: backsource/v1
                kind: Domain
                name: %s
                team: %s
                origins:
                  - address: %s
                    port: %d
                originTls: {verification: NONE}
                originProtocolPolicy: {%s}
                """.formatted(name, team, stack.originAddress(), originPort(), policy);
    }

    private int originPort() {
        return stack.originPort(80);
    }

    private String name(String label) {
        return label + "." + team + ".example.com";
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private long count() {
        return expect(200, Http.getAsAdministrator(uri("/domains?size=1&team=" + team)))
                .getLong("total");
    }

    private long revision(String name) {
        return expect(200, Http.getAsAdministrator(uri("/domains/" + name))).getLong("revision");
    }

    private String redirectType(String name) {
        return expect(200, Http.getAsAdministrator(uri("/domains/" + name + "/origin-protocol-policy")))
                .getString("redirectType");
    }

    private String key(JsonObject role) {
        var body = new JsonObject().put("name", team).put("roles", new JsonArray().add(role));
        return expect(201, post("/access-keys", body)).getString("token");
    }

    private Map<String, String> environment(String token) {
        return Map.of("BACKSOURCE_SERVER", stack.api().resolve("/").toString(), "BACKSOURCE_TOKEN", token);
    }

    private Answer post(String path, JsonObject body) {
        return Http.sendAsAdministrator(HttpMethod.POST, uri(path), body);
    }

    private URI uri(String path) {
        return URI.create(stack.api() + path);
    }

    private static JsonObject expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }
}
