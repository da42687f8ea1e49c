package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryAndEdgesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowTheEndsOfRolloutsThatWereMeasured() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"items": [
              {"revision": 4, "changedAt": "2026-12-01T10:03:00Z", "kind": "ROLLOUT_STEPPED", "changes": [],
               "progressiveRollout": {"id": "r", "step": 2, "share": 0.05, "detail": "step 2 of 4 at 5 %"}},
              {"revision": 3, "changedAt": "2026-12-01T10:02:00Z", "kind": "CHANGED", "changes": [],
               "rollout": {"end": "APPLIED", "appliedAt": "2026-12-01T10:02:00.412Z", "afterMs": 412, "edges": 998, "unreachableEdges": 2}},
              {"revision": 2, "changedAt": "2026-12-01T10:01:00Z", "kind": "CHANGED", "changes": [],
               "rollout": {"end": "REPLACED", "replacedBy": 3}},
              {"revision": 1, "changedAt": "2026-12-01T10:00:00Z", "kind": "CREATED", "changes": [],
               "rollout": {"end": "APPLIED", "appliedAt": "2026-12-01T10:00:01.5Z", "afterMs": 1500, "edges": 1000, "unreachableEdges": 0}}],
             "page": 0, "size": 20, "total": 4}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "history", "a.example");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1)).contains(" rollout step 2 of 4 at 5 %").doesNotContain("edges");
        assertThat(lines.get(2)).contains("998 of 1000 edges after 412 ms");
        assertThat(lines.get(3)).contains("replaced by 3");
        assertThat(lines.get(4)).contains("all 1000 edges after 1.5 s");
    }

    @Test
    void shouldReleaseAMassChangeFromWhereTheLastRequestEnded() {
        // Given
        var bodies = new CopyOnWriteArrayList<String>();
        server.answer(exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            AnsweringServer.send(
                    exchange,
                    200,
                    bodies.size() == 1 ? "{\"published\": 1000, \"next\": \"m.example\"}" : "{\"published\": 31}");
        });

        // When
        var run = ProgramRun.of(server.url(), "", out, "edges", "release", "1031", "--reason", "x", "--yes");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(bodies)
                .containsExactly(
                        "{\"domains\":1031,\"reason\":\"x\"}",
                        "{\"domains\":1031,\"reason\":\"x\",\"after\":\"m.example\"}");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1,031 domains published again");
    }

    @Test
    void shouldShowTheTroublesOfEdgesWithTheirBeginnings() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"items": [
              {"edge": "edge-1", "state": "READY", "reportAgeMs": 20, "rejections": [], "troubles": [],
               "hold": {"reason": "MASS_CHANGE", "since": "2026-12-01T10:00:00Z", "ageMs": 200000, "domains": 1031, "offsets": {"0": 7}}},
              {"edge": "edge-2", "state": "READY", "reportAgeMs": 20, "rejections": [], "troubles": [
                {"kind": "REFUSED"}, {"kind": "LAGGING", "since": "2026-12-01T10:00:00Z"}]}]}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "edges");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1))
                .contains("HOLDING 1,031 domains (MASS_CHANGE) for 3 min")
                .doesNotContain("REFUSED");
        assertThat(lines.get(2)).contains("REFUSED, LAGGING since 2026-12-01T10:00:00Z");
    }
}
