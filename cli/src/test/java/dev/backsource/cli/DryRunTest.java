package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The effect of a change that the server tries out, over a real socket. */
class DryRunTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowTotalsFirstAndThenRequestsByClassAndChanges() {
        // When
        var shown = shown("""
            {"edges": 2, "failing": 1, "unchecked": true, "losesTls": true, "cacheUnusable": true,
             "changes": [{"field": "originProtocolPolicy.redirectType", "from": "HTTPS", "to": "HTTP"}],
             "lastHour": {"edges": 3, "edgesKnown": 1, "edgesPartlyKnown": 1, "requests": 2130, "fromCache": 1590,
              "moved": 2000, "mayMoveMore": true, "undecided": 30,
              "classes": [{"client": "https", "kind": "STATIC", "requests": 2000, "fromCache": 1500, "moved": 2000,
               "before": [{"scheme": "https", "port": 443}], "after": [{"scheme": "http", "port": 80}]}]}}\
            """);

        // Then
        assertThat(shown.lines().skip(3).map(String::strip))
                .containsExactly(
                        "2 edges will apply it",
                        "1 port or gate fails",
                        "edges would connect otherwise, and it is not fully known whether that works",
                        "1 domain loses TLS to the origin",
                        "edges fetch or validate stored responses again; 1,590 of 2,130 requests of the last hour needed no"
                                + " origin",
                        "at least 2,000 requests of the last hour move to another scheme or port; 30 more may,"
                                + " depending on their path",
                        "the whole hour is known from 1 of 3 edges, a part of it from 1",
                        "https static: 2,000 requests, 1,500 from the cache, https:443 -> http:80",
                        "originProtocolPolicy.redirectType: HTTPS -> HTTP");
    }

    @Test
    void shouldNotShowUnknownRequestsAsNone() {
        // When
        var shown = shown("""
            {"edges": 2, "unchecked": false, "losesTls": false, "cacheUnusable": true, "changes": [],
             "lastHour": {"edges": 2, "edgesKnown": 0, "edgesPartlyKnown": 0, "mayMoveMore": true, "classes": []}}\
            """);

        // Then
        assertThat(shown)
                .contains(
                        "edges fetch or validate stored responses again\n",
                        "unknown how many requests",
                        "not known from any edge",
                        "from 0 of 2 edges")
                .doesNotContain("0 requests");
    }

    @Test
    void shouldNotShowAKnownPartWithoutMovedRequestsAsAnUpperBound() {
        // When
        var shown = shown("""
            {"edges": 2, "unchecked": false, "losesTls": false, "cacheUnusable": false, "changes": [],
             "lastHour": {"edges": 2, "edgesKnown": 0, "edgesPartlyKnown": 2, "requests": 0, "fromCache": 0, "moved": 0, "mayMoveMore": true, "classes": []}}\
            """);

        // Then
        assertThat(shown)
                .contains("no known request of the last hour moves", "from 0 of 2 edges, a part of it from 2")
                .doesNotContain("at least 0");
    }

    @Test
    void shouldTellOfARemovalWhichRequestsItEnds() {
        // When
        var known = removal("\"edgesKnown\": 1, \"edgesPartlyKnown\": 0, \"requests\": 2130, \"fromCache\": 1590,");
        var none = removal("\"edgesKnown\": 0, \"edgesPartlyKnown\": 2, \"requests\": 0,");
        var unknown = removal("\"edgesKnown\": 0, \"edgesPartlyKnown\": 0,");

        // Then
        assertThat(known)
                .contains("at least 2,130 requests of the last hour would have no domain", "https static")
                .doesNotContain("stored responses");
        assertThat(none)
                .contains("no known request of the last hour would have no domain")
                .doesNotContain("at least 0");
        assertThat(unknown)
                .contains("unknown how many requests of the last hour would have no domain")
                .doesNotContain("stored responses");
    }

    private String removal(String known) {
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
                {"domain": "a.example", "revision": 4, "warnings": [],
                 "dryRun": {"edges": 2, "unchecked": false, "losesTls": false, "cacheUnusable": true, "changes": [],
                  "lastHour": {"edges": 2, %s "mayMoveMore": false,
                   "classes": [{"client": "https", "kind": "STATIC", "requests": 2130, "fromCache": 1590,
                    "before": [{"scheme": "https", "port": 443}]}]}}}\
                """.formatted(known)));
        out.reset();
        var run =
                ProgramRun.of(server.url(), "", out, "domains", "remove", "a.example", "--if-match", "3", "--dry-run");
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String shown(String dryRun) {
        server.answer(exchange -> AnsweringServer.send(
                exchange,
                200,
                "{\"domain\": \"a.example\", \"revision\": 4, \"warnings\": [], \"effective\": {}, \"dryRun\": "
                        + dryRun + "}"));
        var run = ProgramRun.of(server.url(), "", out, "domains", "start", "a.example", "--if-match", "3", "--dry-run");
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        return out.toString(StandardCharsets.UTF_8);
    }
}
