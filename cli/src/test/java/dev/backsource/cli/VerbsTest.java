package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.NOT_IN_TIME;
import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verbs send, over a real socket. */
class VerbsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnsweringServer server = new AnsweringServer();
    /** Such as {@code PUT /api/v1/domains/a.example/serving? {"enabled":false}}. */
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void remember() {
        server.answer(exchange -> {
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent.add(exchange.getRequestMethod() + " " + uri.getRawPath()
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + (body.isEmpty() ? "" : " " + body));
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            AnsweringServer.send(exchange, 200, """
                {"id": "i", "domain": "a.example", "revision": 3, "items": [], "state": "open",
                 "originProtocolPolicy": {"enabled": true, "redirectType": "HTTPS"}}\
                """);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        domains stop a.example | PUT /api/v1/domains/a.example/serving {"enabled":false}
        domains start a.example --dry-run | PUT /api/v1/domains/a.example/serving?dryRun=true {"enabled":true}
        domains give a.example shop | PUT /api/v1/domains/a.example/team {"team":"shop"}
        domains give a.example --none | PUT /api/v1/domains/a.example/team {"team":null}
        domains give a.example shop --if-match 3 --dry-run | PUT /api/v1/domains/a.example/team?dryRun=true {"team":"shop"}
        acceleration set a.example on --suffix css | PATCH /api/v1/domains/a.example/dynamic-acceleration {"enabled":true,"staticRules":{"suffixes":["css"]}}
        acceleration set a.example --no-rules --dry-run | PATCH /api/v1/domains/a.example/dynamic-acceleration?dryRun=true {"staticRules":{"suffixes":[],"uris":[],"paths":[]}}
        edges release 31 --reason x --yes | POST /api/v1/mass-changes/releases {"domains":31,"reason":"x"}
        edges forget e --yes | DELETE /api/v1/edges/e
        preflight a.example --policy follow | GET /api/v1/domains/a.example/preflight?static=FOLLOW
        restore a.example 2 --if-match 3 --dry-run | POST /api/v1/domains/a.example/revisions/2/restore?dryRun=true {}
        domains remove a.example --if-match 3 --dry-run | DELETE /api/v1/domains/a.example?dryRun=true
        teams set shop --preflight require | PATCH /api/v1/teams/shop {"preflight":"REQUIRE"}
        teams set shop --preflight default | PATCH /api/v1/teams/shop {"preflight":null}
        recommend a.example | GET /api/v1/domains/a.example/recommendation
        policy set a.example https --if-match 3 --preflight require | PATCH /api/v1/domains/a.example/origin-protocol-policy?preflight=require {"enabled":true,"redirectType":"HTTPS"}
        restore --at 2026-12-01T03:00:00Z a.example b.example --yes | POST /api/v1/restores {"at":"2026-12-01T03:00:00Z","domains":["a.example","b.example"]}
        restore --at 2026-12-01T03:00:00Z --team shop --preflight require --yes | POST /api/v1/restores?preflight=require {"at":"2026-12-01T03:00:00Z","team":"shop"}
        restore --at 2026-12-01T03:00:00Z --all --remove-later --dry-run | POST /api/v1/restores?dryRun=true {"at":"2026-12-01T03:00:00Z","all":true,"removeLater":true}
        freeze --reason x | PUT /api/v1/freeze {"reason":"x"}
        freeze --status | GET /api/v1/freeze
        unfreeze | DELETE /api/v1/freeze
        restore a.example 2 --if-match 3 --preflight skip | POST /api/v1/domains/a.example/revisions/2/restore?preflight=skip {}
        policy set a.example http --progressive | POST /api/v1/domains/a.example/progressive-rollouts {"parts":{"originProtocolPolicy":{"enabled":true,"redirectType":"HTTP"}}}
        policy set a.example off --dynamic follow --progressive | POST /api/v1/domains/a.example/progressive-rollouts {"parts":{"originProtocolPolicy":{"enabled":false,"redirectType":"HTTPS","dynamic":{"enabled":true,"redirectType":"FOLLOW"}}}}
        policy set a.example http --progressive --if-match 3 --dry-run | PATCH /api/v1/domains/a.example/origin-protocol-policy?dryRun=true {"enabled":true,"redirectType":"HTTP"}
        domains set-origins a.example --origin 192.0.2.1:443 --progressive --steps 0.5,10 --bake 2m --outcomes 9 --patience 2h --preflight warn | POST /api/v1/domains/a.example/progressive-rollouts?preflight=warn {"parts":{"origins":[{"address":"192.0.2.1","port":443}]},"steps":[0.005,0.1],"bakeSeconds":120,"outcomes":9,"patienceSeconds":7200}
        domains set-verification a.example full --progressive --steps=5 | POST /api/v1/domains/a.example/progressive-rollouts {"parts":{"originTls":{"verification":"FULL"}},"steps":[0.05]}
        policy set a.example http --immediate | PATCH /api/v1/domains/a.example/origin-protocol-policy?rollout=immediate {"enabled":true,"redirectType":"HTTP"}
        domains set-origins a.example --origin 192.0.2.1:443 --immediate --confirm-domains 31 --dry-run | PATCH /api/v1/domains/a.example/origins?confirmedDomains=31&rollout=immediate&dryRun=true {"origins":[{"address":"192.0.2.1","port":443}]}
        domains remove a.example --yes --confirm-domains 31 | DELETE /api/v1/domains/a.example?confirmedDomains=31
        restore a.example 2 --confirm-domains 31 | POST /api/v1/domains/a.example/revisions/2/restore?confirmedDomains=31 {}
        restore --at 2026-12-01T03:00:00Z --all --confirm-domains 31 --yes | POST /api/v1/restores {"at":"2026-12-01T03:00:00Z","all":true,"confirmedDomains":31}
        change-requests create a.example --reason x --policy http --progressive --steps 5 | POST /api/v1/domains/a.example/change-requests {"parts":{"originProtocolPolicy":{"enabled":true,"redirectType":"HTTP"}},"rollout":{"steps":[0.05]},"reason":"x"}
        change-requests create a.example --reason x --policy http --progressive | POST /api/v1/domains/a.example/change-requests {"parts":{"originProtocolPolicy":{"enabled":true,"redirectType":"HTTP"}},"rollout":{},"reason":"x"}
        change-requests approve a.example r --comment y --confirm-domains 31 | POST /api/v1/domains/a.example/change-requests/r/approve?confirmedDomains=31 {"comment":"y"}
        teams set-rollout shop progressive --steps 5,50 --bake 5m | PATCH /api/v1/teams/shop {"rollout":{"steps":[0.05,0.5],"bakeSeconds":300,"default":"progressive"}}
        teams set-rollout shop default | PATCH /api/v1/teams/shop {"rollout":null}
        progressive start a.example --bake 9s -f - | POST /api/v1/domains/a.example/progressive-rollouts {"parts":{"originRequest":{}},"bakeSeconds":9}
        progressive list | GET /api/v1/progressive-rollouts?size=200
        progressive list --state running,paused | GET /api/v1/progressive-rollouts?state=RUNNING%2CPAUSED&size=200
        progressive list a.example --state aborted | GET /api/v1/domains/a.example/progressive-rollouts?state=ABORTED&size=200
        progressive show a.example r | GET /api/v1/domains/a.example/progressive-rollouts/r
        progressive pause a.example r --reason x | POST /api/v1/domains/a.example/progressive-rollouts/r/pause {"reason":"x"}
        progressive resume a.example r | POST /api/v1/domains/a.example/progressive-rollouts/r/resume {}
        progressive promote a.example r | POST /api/v1/domains/a.example/progressive-rollouts/r/promote {}
        progressive abort a.example r | POST /api/v1/domains/a.example/progressive-rollouts/r/abort {}
        traffic --minutes 5 | GET /api/v1/traffic?minutes=5
        traffic www.example.com --minutes 5 | GET /api/v1/domains/www.example.com/traffic?minutes=5
        reconciliation show | GET /api/v1/reconciliation
        reconciliation repair --yes | POST /api/v1/reconciliation/repairs {}
        change-requests list | GET /api/v1/change-requests?size=200
        change-requests list a.example --kind ports --state OPEN | GET /api/v1/domains/a.example/change-requests?changeKind=ports&state=open&size=200
        change-requests show a.example r | GET /api/v1/domains/a.example/change-requests/r
        change-requests create a.example --reason x --https 8443 | POST /api/v1/domains/a.example/change-requests {"ports":{"https":8443},"reason":"x"}
        change-requests create a.example --reason x --policy http | POST /api/v1/domains/a.example/change-requests {"parts":{"originProtocolPolicy":{"enabled":true,"redirectType":"HTTP"}},"reason":"x"}
        change-requests create a.example --reason x --dynamic off | POST /api/v1/domains/a.example/change-requests {"parts":{"originProtocolPolicy":{"enabled":true,"redirectType":"HTTPS","dynamic":{"enabled":false}}},"reason":"x"}
        change-requests approve a.example r --comment y | POST /api/v1/domains/a.example/change-requests/r/approve {"comment":"y"}
        change-requests decline a.example r --comment n | POST /api/v1/domains/a.example/change-requests/r/decline {"comment":"n"}
        change-requests withdraw a.example r | POST /api/v1/domains/a.example/change-requests/r/withdraw {}
        teams list | GET /api/v1/teams?size=200
        teams create shop --name Shop | POST /api/v1/teams {"id":"shop","name":"Shop"}
        teams set shop --quota domains=9 --quota streams=default | PATCH /api/v1/teams/shop {"quotas":{"domains":9,"streams":null}}
        teams delete shop --yes | DELETE /api/v1/teams/shop
        accounts create ada --role viewer --keep-password | POST /api/v1/accounts {"username":"ada","roles":[{"role":"viewer"}],"mustChangePassword":false,"password":"typed"}
        accounts set i --password | PATCH /api/v1/accounts/i {"password":"typed"}
        accounts disable i | PATCH /api/v1/accounts/i {"enabled":false}
        accounts delete i --yes | DELETE /api/v1/accounts/i
        api get /domains?query=a | GET /api/v1/domains?query=a
        api PATCH /api/v1/domains/a.example/caching -d {"storeSetCookie":true} | PATCH /api/v1/domains/a.example/caching {"storeSetCookie":true}
        api DELETE /domains/a.example -d @- | DELETE /api/v1/domains/a.example "typed"
        """)
    void shouldSendWhatTheLineSays(String line, String request) {
        // When
        var input = line.contains("@-") ? "\"typed\"" : line.contains("-f -") ? "originRequest: {}" : "typed\n";
        var run = ProgramRun.of(server.url(), input, out, line.split(" "));

        // Then
        assertThat(run.exit()).as(run.errors()).isEqualTo(OK);
        assertThat(sent).containsOnlyOnce(request);
    }

    /** A password is sent once: nothing is kept of such a request that would tell a second one from it. */
    @ParameterizedTest
    @CsvSource({"accounts create ada --role viewer", "accounts set i --password"})
    void shouldSendAPasswordOnceAndNeverShowIt(String line) {
        // Given
        server.answer(exchange -> {
            sent.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.close();
        });

        // When
        var run = ProgramRun.of(server.url(), "s3cret-typed\n", out, line.split(" "));

        // Then
        assertThat(sent).hasSize(1).containsOnlyNulls();
        assertThat(run.errors() + out.toString(StandardCharsets.UTF_8)).doesNotContain("s3cret");
    }

    /** It isn't waited for, and serves what it had. */
    @Test
    void shouldNotEndWellWhereAnEdgeIsOutOfReach() {
        // Given
        server.answer(exchange -> AnsweringServer.send(exchange, 200, """
            {"complete": true, "revision": 4,
             "edges": [{"edge": "edge-1", "state": "APPLIED"}, {"edge": "edge-2", "state": "UNREACHABLE"}]}\
            """));

        // When
        var run = ProgramRun.of(server.url(), "", out, "rollout", "a.example", "--wait");

        // Then
        assertThat(run.exit()).isEqualTo(NOT_IN_TIME);
        assertThat(run.errors()).contains("edge-2 is unreachable");
    }

    @Test
    void shouldSendHeadersAndNoOtherKey() {
        // Given
        server.answer(exchange -> {
            sent.add(exchange.getRequestHeaders().getFirst("If-Match") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            AnsweringServer.send(exchange, 200, "{}");
        });

        // When
        var run = ProgramRun.of(server.url(), "", out, "api", "GET", "/domains", "-H", "If-Match: \"3\"");
        var other = ProgramRun.of(server.url(), "", out, "api", "GET", "/domains", "-H", "authorization: Bearer x");

        // Then
        assertThat(run.exit()).isEqualTo(OK);
        assertThat(sent).containsExactly("\"3\" Bearer none");
        assertThat(other.errors()).contains("the key comes from the profile");
    }
}
