package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The traffic, the findings and the tail of a domain, over a real socket. */
class DomainTrafficTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowFiguresWithTheRevisionsAndTheEdgesThatReport() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"domain": "a.example", "since": "2026-11-30T09:00:00Z", "stepSeconds": 300, "requested": false,
             "times": ["2026-11-30T10:00:00Z", "2026-11-30T10:05:00Z"], "edges": [2, 0],
             "requestsPerSecond": [10.5, null], "clientErrorsPerSecond": [0, null], "serverErrorsPerSecond": [1, null],
             "hitRatio": [0.5, null], "originErrors": [{"gate": "certificate-name", "perSecond": [1, null]}],
             "firstByte": {"p50Ms": [1.5, null], "p99Ms": [20, null]}, "whole": {"p50Ms": [2.5, null], "p99Ms": [30, null]},
             "reports": [{"edge": "edge-1", "state": "REPORTED", "reportAgeMs": 20}, {"edge": "edge-2", "state": "SILENT"}],
             "changes": [{"revision": 7, "changedAt": "2026-11-30T10:03:00Z"}]}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "traffic", "a.example");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1))
                .contains("10.50", "1.50", "20.00", "30.00", "certificate-name 1.00")
                .endsWith("7");
        assertThat(lines.get(lines.size() - 1)).contains("1 of 2 edges", "for too many other domains");
    }

    @Test
    void shouldShowTheFindingsOfPortsAndEdgesWithTheirAges() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"domain": "a.example", "revision": 7, "observedAt": "2026-11-30T10:00:00Z", "checkedAt": "2026-11-30T10:05:00Z", "ports": [
              {"state": "CLOSED", "finding": {"code": "connection-refused", "severity": "ERROR", "gate": "tcp", "since": "2026-11-30T10:00:00Z",
               "measuredAt": "2026-11-30T10:05:00Z", "detail": "Closed.", "remedy": "Open it."}}], "findings": [
              {"code": "no-tls", "severity": "ERROR", "gate": "tls", "source": "EDGE", "measuredBy": "edge-2", "edges": ["edge-1", "edge-2"],
               "edgeCount": 12, "since": "2026-11-30T10:00:00Z", "measuredAt": "2026-11-30T10:05:00Z", "detail": "Fault.", "remedy": "Mend."}]}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "health", "a.example");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "revision 7, known states measured at 2026-11-30T10:05:00Z or later, last change at 2026-11-30T10:00:00Z")
                .contains("""
            ERROR connection-refused at gate tcp, since 2026-11-30T10:00:00Z, measured at 2026-11-30T10:05:00Z
              Closed.
              Open it.

            ERROR no-tls at gate tls, since 2026-11-30T10:00:00Z, measured at 2026-11-30T10:05:00Z, by 12 edges: edge-1, edge-2 and 10 more
              Fault.
              Mend.
            """);
    }

    @Test
    void shouldNotShowAnAlertAsFiringWhileItsPortsAreNotChecked() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"items": [{"domain": "a.example", "status": "FIRING", "kind": "origin-port-closed", "detail": "Port 443 is closed.",
              "notCheckedSince": "2026-11-30T10:00:00Z"}], "total": 1}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "alerts");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("UNKNOWN", "not checked since 2026-11-30T10:00:00Z; fired then: Port 443 is closed.")
                .doesNotContain("FIRING");
    }

    @Test
    void shouldNameTheGateAndTheFindingOfAFailedRequest() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
                {"domain": "a.example", "dropped": 0, "next": "place",
                 "lines": [{"edge": "edge-1", "request": {"path": "/1", "status": 502, "error": "tls_certificate_error",
                            "gate": "certificate-name", "finding": "certificate-name"}},
                           {"edge": "edge-1", "request": {"path": "/2", "status": 504, "error": "http_response_timeout", "gate": "http"}},
                           {"edge": "edge-1", "request": {"path": "/3", "status": 200, "origin": "192.0.2.1:443"}}]}\
                """));

        // When
        ProgramRun.of(server.url(), "", out, "tail", "a.example", "--count", "3");

        // Then
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).endsWith(" tls_certificate_error [certificate-name, gate certificate-name]");
        assertThat(lines.get(1)).endsWith(" http_response_timeout [gate http]");
        assertThat(lines.get(2).strip()).endsWith("192.0.2.1:443");
    }

    @Test
    void shouldFollowRequestsPageByPageUpToTheirNumber() {
        // Given
        server.answer(exchange -> {
            queries.add(exchange.getRequestURI().getRawQuery());
            AnsweringServer.send(exchange, 200, """
                {"domain": "a.example", "dropped": %d, "next": "place-%d", "listening": 1, "registered": 3,
                 "edges": [{"edge": "edge-2", "state": "REFUSING"}, {"edge": "edge-3", "state": "SILENT"},
                           {"edge": "edge-1", "state": "LISTENING"}],
                 "lines": [{"edge": "edge-1", "request": {"path": "/%d", "status": 502, "host": "a.example"}}]}\
                """.formatted(queries.size() - 1, queries.size(), queries.size()));
        });

        // When
        var run = ProgramRun.of(
                server.url(),
                "",
                out,
                "tail",
                "a.example",
                "--status",
                "5xx",
                "--sample",
                "0.1",
                "--count",
                "3",
                "-o",
                "name");

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("/1", "/2", "/3");
        assertThat(queries.get(1)).contains("statusClass=5xx", "sample=0.1", "after=place-1", "wait=10s");
        assertThat(run.errors())
                .contains("1 more requests left out")
                .containsOnlyOnce("1 of 3 edges send their requests; not: edge-2 REFUSING, edge-3 SILENT");
    }
}
