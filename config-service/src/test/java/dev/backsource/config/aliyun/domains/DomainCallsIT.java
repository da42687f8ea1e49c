package dev.backsource.config.aliyun.domains;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.CdnAnswer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on domains over real connections: they write what REST writes, and show what REST has written. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DomainCallsIT {
    private static final String SOURCES =
            "[{\"content\":\"203.0.113.10\",\"type\":\"ipaddr\",\"priority\":\"20\",\"port\":80},"
                    + "{\"content\":\"backup.example.net\",\"type\":\"domain\",\"priority\":\"30\",\"port\":8443,\"weight\":\"15\"}]";

    @Inject
    CdnServer server;

    @Inject
    AuditRound audit;

    @TestHTTPResource("/")
    URI api;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    CdnCaller caller;
    String domain;

    @BeforeEach
    void connect() {
        client = new Client(api);
        keys = new Keys(client);
        caller = new CdnCaller(server.port(), TestAdministrator.TOKEN);
        domain = Client.freshName();
    }

    @Test
    void shouldAddADomainAsRestHasIt() {
        // When
        add(domain).ok();

        // Then
        var read = client.get(path()).json();
        assertThat(read.path("origins").findValuesAsText("address"))
                .containsExactly("203.0.113.10", "backup.example.net");
        assertThat(List.of(
                        read.at("/origins/0/port").asInt(),
                        read.at("/origins/1/port").asInt()))
                .containsExactly(80, 8443);
        assertThat(read.path("origins").findValuesAsText("priority")).containsExactly("PRIMARY", "SECONDARY");
        assertThat(read.path("origins").findValuesAsText("weight")).containsExactly("10", "15");
        assertThat(read.at("/originProtocolPolicy/enabled").asBoolean()).isFalse();
        assertThat(read.at("/originTls/verification").asText()).isEqualTo("FULL");
        await().untilAsserted(() -> {
            audit.now();
            assertThat(client.get("/api/v1/audit?domain=" + domain)
                            .json()
                            .path("items")
                            .findValuesAsText("operation"))
                    .contains("AddCdnDomain");
        });
    }

    @Test
    void shouldAddAWildcardAsTheApiWritesOne() {
        // When
        add("." + domain).ok();

        // Then
        assertThat(client.get("/api/v1/domains/*." + domain).status()).isEqualTo(200);
        assertThat(search("." + domain, "full_match").all("DomainName")).containsExactly("*." + domain);
    }

    @Test
    void shouldRefuseADomainThatIsThere() {
        // Given
        client.create(domain, 80);

        // Then
        add(domain).refusedBy(400, "DomainAlreadyExist");
        assertThat(client.get(path()).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DomainName  | a_b.example             | InvalidDomainName.Malformed | DomainName
            DomainName  |                         | MissingParameter            | DomainName
            CdnType     | live                    | InvalidCdnType.Malformed    | video
            CdnType     |                         | MissingParameter            | CdnType
            Scope       | overseas                | InvalidParameter            | every edge serves every domain
            Tag.1.Key   | acs:x                   | TagKeyIsInvalid             | reserved
            Tag.1.Value | x                       | TagKeyIsInvalid             | Tag.1.Key is required
            Tag.100.Key | x                       | InvalidParameter            | Tag.100.Key is not a parameter of this operation
            TopLevelDomain | example.com          | InvalidParameter            | TopLevelDomain is not a parameter of this operation
            ResourceGroupId | No such             | InvalidParameter            | must be a team ID
            ResourceGroupId | nosuchteam          | InvalidParameter            | nosuchteam
            Sources     |                         | MissingParameter            | Sources
            Sources     | x                       | InvalidSources.Malformed    | is not JSON
            Sources     | []                      | InvalidSources.Malformed    | must be a JSON list
            Sources     | [{"content":"203.0.113.10","type":"oss"}] | InvalidSources.Malformed | type oss is not supported
            Sources     | [{"content":"a.example","type":"ipaddr"}] | InvalidSources.Malformed | use the type domain
            Sources     | [{"content":"203.0.113.10","type":"domain"}] | InvalidSources.Malformed | use the type ipaddr
            Sources     | [{"content":"203.0.113.10","type":"ipaddr","port":70000}] | InvalidSources.Malformed | 70000
            Sources     | [{"content":"203.0.113.10","type":"ipaddr","priority":"40"}] | InvalidSources.Malformed | priority 40
            Sources     | [{"content":"203.0.113.10","type":"ipaddr","weight":"0"}] | InvalidSources.Malformed | weight 0
            Sources     | [{"content":"203.0.113.10","type":"ipaddr","x":1}] | InvalidSources.Malformed | x of a source
            Sources     | [{"content":"203.0.113.10","type":"ipaddr"},{"content":"203.0.113.10","type":"ipaddr"}] | InvalidSources.Malformed | duplicate
            """)
    void shouldSayWhatIsWrongWithANewDomain(String parameter, String value, String code, String message) {
        // Given
        var parameters = new HashMap<>(addition(domain));
        parameters.put(parameter, value == null ? "" : value);

        // When
        var refused = caller.call("AddCdnDomain", parameters);

        // Then
        assertThat(refused.refusedBy(400, code)).contains(message);
        assertThat(client.get(path()).status()).isEqualTo(404);
    }

    @Test
    void shouldPassOverWhatChangesNothing() {
        // Given
        var parameters = new HashMap<>(addition(domain));
        parameters.putAll(Map.of("CdnType", "video", "Scope", "global", "CheckUrl", "http://a.example/check"));

        // When, Then
        caller.call("AddCdnDomain", parameters).ok();
    }

    @Test
    void shouldAddForTheCallersTeamOrTheOneThatIsNamed() {
        // Given
        var team = TeamsOfTests.make(client);
        var other = TeamsOfTests.make(client);
        var ofOne = signed(keys.ofTeam(team, "operator").token());
        var ofTwo = signed(keys.make(
                        "{\"role\": \"operator\", \"team\": \"" + team + "\"}",
                        "{\"role\": \"operator\", \"team\": \"" + other + "\"}")
                .token());
        var second = Client.freshName();
        var named = new HashMap<>(addition(second));

        // When
        ofOne.call("AddCdnDomain", addition(domain)).ok();
        var unsaid = ofTwo.call("AddCdnDomain", named);
        named.put("ResourceGroupId", other);
        ofTwo.call("AddCdnDomain", named).ok();

        // Then
        assertThat(unsaid.refusedBy(400, "InvalidParameter")).contains("ResourceGroupId");
        assertThat(detail(domain).text("/GetDomainDetailModel/ResourceGroupId")).isEqualTo(team);
        assertThat(detail(second).text("/GetDomainDetailModel/ResourceGroupId")).isEqualTo(other);
        assertThat(ofOne.call("DescribeUserDomains", Map.of()).all("DomainName"))
                .containsExactly(domain);
        assertThat(caller.call("DescribeUserDomains", Map.of("ResourceGroupId", other))
                        .all("DomainName"))
                .containsExactly(second);
        ofOne.call("DescribeCdnDomainDetail", Map.of("DomainName", second)).refusedBy(404, "InvalidDomain.NotFound");
    }

    @Test
    void shouldHoldNewDomainsAgainstTheQuotaOfTheTeam() {
        // Given
        var team = TeamsOfTests.make(client);
        client.patch("/api/v1/teams/" + team, "{\"quotas\": {\"domains\": 1}}");
        var key = signed(keys.ofTeam(team, "operator").token());
        var names = List.of(domain, Client.freshName());
        var parameters = new HashMap<>(addition(String.join(",", names)));

        // When
        var batch = key.call("BatchAddCdnDomain", parameters);
        var one = key.call("AddCdnDomain", addition(names.get(1)));

        // Then
        assertThat(batch.refusedBy(400, "IllegalOperationDomain"))
                .contains(names.get(1) + " (QuotaExceeded.Domain")
                .doesNotContain(names.get(0) + " (");
        one.refusedBy(400, "QuotaExceeded.Domain");
        assertThat(client.get(path()).status()).isEqualTo(200);
    }

    @Test
    void shouldAddSeveralOrNone() {
        // Given
        var names = IntStream.range(0, 50).mapToObj(i -> "d" + i + "." + domain).toList();
        client.create("there." + domain, 80);

        // When
        var withOneThatIsThere = caller.call("BatchAddCdnDomain", addition(names.get(0) + ",there." + domain));
        var afterThat = client.get("/api/v1/domains/" + names.get(0)).status();
        var all = caller.call("BatchAddCdnDomain", addition(String.join(",", names)));
        var tooMany = caller.call("BatchAddCdnDomain", addition(String.join(",", names) + ",more." + domain));

        // Then
        withOneThatIsThere.refusedBy(400, "DomainAlreadyExist");
        assertThat(afterThat).isEqualTo(404);
        all.ok();
        tooMany.refusedBy(400, "DomainNameOverLimit");
        assertThat(search("." + domain, "suf_match").at("/TotalCount").asInt()).isEqualTo(51);
    }

    @Test
    void shouldSetTheOriginsAndLeaveTheRest() {
        // Given
        add(domain).ok();
        client.put(path() + "/origins", """
                {"origins": [{"address": "203.0.113.11", "port": 80}], "originTls": {"verification": "NONE"}}""");

        // When
        caller.call("ModifyCdnDomain", Map.of("DomainName", domain, "Sources", SOURCES))
                .ok();

        // Then
        var read = client.get(path()).json();
        assertThat(read.path("origins").findValuesAsText("address"))
                .containsExactly("203.0.113.10", "backup.example.net");
        assertThat(read.at("/originTls/verification").asText()).isEqualTo("NONE");
        caller.call("ModifyCdnDomain", Map.of("DomainName", "none." + domain, "Sources", SOURCES))
                .refusedBy(404, "InvalidDomain.NotFound");
        caller.call("ModifyCdnDomain", Map.of("DomainName", domain, "Sources", "[]"))
                .refusedBy(400, "InvalidSources.Malformed");
        caller.call("ModifyCdnDomain", Map.of("DomainName", domain)).refusedBy(400, "MissingParameter");
    }

    @Test
    void shouldStopStartAndRemove() {
        // Given
        add(domain).ok();
        var name = Map.of("DomainName", domain);

        // When
        caller.call("StopCdnDomain", name).ok();
        var stopped = client.get(path()).json().at("/serving/enabled").asBoolean();
        var ofStopped = caller.call("DescribeUserDomains", Map.of("DomainName", domain, "DomainStatus", "offline"));
        var ofServed = caller.call("DescribeUserDomains", Map.of("DomainName", domain, "DomainStatus", "online"));
        caller.call("StartCdnDomain", name).ok();
        var started = client.get(path()).json().at("/serving/enabled").asBoolean();
        caller.call("DeleteCdnDomain", name).ok();

        // Then
        assertThat(stopped).isFalse();
        assertThat(ofStopped.all("DomainName")).containsExactly(domain);
        assertThat(ofServed.all("DomainName")).isEmpty();
        assertThat(started).isTrue();
        assertThat(client.get(path()).status()).isEqualTo(404);
        for (var operation : List.of("StopCdnDomain", "StartCdnDomain", "DeleteCdnDomain")) {
            caller.call(operation, name).refusedBy(404, "InvalidDomain.NotFound");
            caller.call(operation, Map.of()).refusedBy(400, "MissingParameter");
        }
    }

    @Test
    void shouldShowADomainInTheApisWords() {
        // Given
        var before = Instant.now().minusSeconds(2);
        add(domain).ok();
        caller.call("DeleteCdnDomain", Map.of("DomainName", domain)).ok();
        add(domain).ok();
        client.setPolicy(domain, "FOLLOW");

        // When
        var detail = detail(domain).at("/GetDomainDetailModel");

        // Then
        assertThat(detail.path("DomainName").asText()).isEqualTo(domain);
        assertThat(detail.path("CdnType").asText()).isEqualTo("web");
        assertThat(detail.path("Scope").asText()).isEqualTo("global");
        assertThat(detail.findValuesAsText("Priority")).containsExactly("20", "30");
        assertThat(detail.path("Description").asText()).contains("of backup.example.net: UNKNOWN, not probed yet");
        assertThat(detail.path("DomainStatus").asText()).isEqualTo("configuring");
        var created = Instant.parse(detail.path("GmtCreated").asText());
        assertThat(created).isAfter(before);
        assertThat(Instant.parse(detail.path("GmtModified").asText())).isAfterOrEqualTo(created);
        var source = detail.at("/SourceModels/SourceModel/1");
        assertThat(source.path("Content").asText()).isEqualTo("backup.example.net");
        assertThat(source.path("Type").asText()).isEqualTo("domain");
        assertThat(source.path("Port").isInt()).isTrue();
        assertThat(source.path("Priority").asText()).isEqualTo("30");
        assertThat(source.path("Weight").isTextual()).isTrue();
        caller.call("DescribeCdnDomainDetail", Map.of("DomainName", "none." + domain))
                .refusedBy(404, "InvalidDomain.NotFound");
    }

    /** The second revision of a domain doesn't make it older, but its removal makes the next one new. */
    @Test
    void shouldTellHowOldADomainIsByItsHistory() {
        // Given
        client.create(domain, 80);
        client.setPolicy(domain, "HTTP");
        var first = Instant.parse(
                client.get(path() + "/revisions/1").json().path("changedAt").asText());

        // When
        var created = detail(domain).text("/GetDomainDetailModel/GmtCreated");
        client.delete(path());
        client.create(domain, 80);
        var again = Instant.parse(
                client.get(path() + "/revisions/4").json().path("changedAt").asText());
        var createdAgain = detail(domain).text("/GetDomainDetailModel/GmtCreated");

        // Then
        assertThat(Instant.parse(created).getEpochSecond()).isEqualTo(first.getEpochSecond());
        assertThat(Instant.parse(createdAgain).getEpochSecond()).isEqualTo(again.getEpochSecond());
    }

    @Test
    void shouldListByPages() {
        // Given
        var names = IntStream.range(0, 5).mapToObj(i -> i + "." + domain).toList();
        names.forEach(name -> client.create(name, 80));

        // When
        var read = new ArrayList<String>();
        for (var page = 1; page <= 3; page++) {
            var answer = caller.call(
                            "DescribeUserDomains",
                            Map.of(
                                    "DomainName",
                                    domain,
                                    "DomainSearchType",
                                    "suf_match",
                                    "PageNumber",
                                    Integer.toString(page),
                                    "PageSize",
                                    "2"))
                    .ok();
            assertThat(answer.at("/TotalCount").asInt()).isEqualTo(5);
            assertThat(answer.at("/PageNumber").asInt()).isEqualTo(page);
            assertThat(answer.at("/PageSize").asInt()).isEqualTo(2);
            read.addAll(answer.at("/Domains/PageData").findValuesAsText("DomainName"));
        }

        // Then
        assertThat(read).isEqualTo(names);
        assertThat(search(domain, "fuzzy_match")
                        .at("/Domains/PageData/0/Sources/Source/0/Content")
                        .asText())
                .isEqualTo("203.0.113.10");
    }

    @ParameterizedTest
    @CsvSource({
        "PageSize, 501, must be a whole number in 1..500",
        "PageSize, 0, must be a whole number in 1..500",
        "PageNumber, x, must be a whole number",
        "PageNumber, 99999, is past the first 100000 items",
        "DomainSearchType, any, must be one of",
        "DomainStatus, configuring, filters by online or offline",
        "Coverage, mars, must be one of",
        "CheckDomainShow, yes, must be true or false",
        "ChangeStartTime, 2026-11-27, must be a UTC time"
    })
    void shouldSayWhichListsThereAre(String parameter, String value, String message) {
        assertThat(caller.call("DescribeUserDomains", Map.of(parameter, value)).refusedBy(400, "InvalidParameter"))
                .contains(message);
    }

    @Test
    void shouldFindNamesByWhereTheyHaveWhat() {
        // Given
        var part = "q" + UUID.randomUUID().toString().replace("-", "");
        var names = List.of(part + ".one.example", "two." + part, "a-" + part + "-b.example");
        names.forEach(name -> client.create(name, 80));

        // Then
        assertThat(search(part, "fuzzy_match").all("DomainName")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(search(part, "pre_match").all("DomainName")).containsExactly(names.get(0));
        assertThat(search(part, "suf_match").all("DomainName")).containsExactly(names.get(1));
        assertThat(search("two." + part, "full_match").all("DomainName")).containsExactly(names.get(1));
        assertThat(search("one.example", "full_match").all("DomainName")).isEmpty();
        assertThat(unsaid("one.example")).as("a part of a name").isEmpty();
        assertThat(unsaid(names.get(2) + "," + names.get(1) + ",other." + part))
                .containsExactlyInAnyOrder(names.get(1), names.get(2));
        caller.call("DescribeUserDomains", Map.of("DomainName", "a_b.example"))
                .refusedBy(400, "InvalidDomainName.Malformed");
        caller.call(
                        "DescribeUserDomains",
                        Map.of(
                                "DomainName",
                                IntStream.range(0, 51)
                                        .mapToObj(i -> i + "." + part)
                                        .collect(Collectors.joining(","))))
                .refusedBy(400, "DomainNameOverLimit");
        caller.call("DescribeUserDomains", Map.of("DomainName", "a,b", "DomainSearchType", "pre_match"))
                .refusedBy(400, "InvalidParameter");
        assertThat(search("%", "suf_match").all("DomainName")).isEmpty();
    }

    @Test
    void shouldNarrowListsDownByWhatWasSaidAndWhen() {
        // Given
        var video = new HashMap<>(addition("video." + domain));
        video.putAll(Map.of("CdnType", "video", "Tag.1.Key", "team", "Tag.1.Value", "shop", "Tag.2.Key", "old"));
        caller.call("AddCdnDomain", video).ok();
        add("web." + domain).ok();
        client.create("rest." + domain, 80);
        var changed = detail("web." + domain).text("/GetDomainDetailModel/GmtModified");

        // Then
        assertThat(narrowed("CdnType", "video,download")).containsExactly("video." + domain);
        assertThat(narrowed("CdnType", "web")).containsExactly("rest." + domain, "web." + domain);
        assertThat(narrowed("CdnType", "web,download,video")).hasSize(3);
        assertThat(narrowed("Tag.1.Key", "team")).containsExactly("video." + domain);
        assertThat(narrowed("Tag.1.Key", "team", "Tag.1.Value", "shop", "Tag.2.Key", "old"))
                .containsExactly("video." + domain);
        assertThat(narrowed("Tag.1.Key", "team", "Tag.1.Value", "other")).isEmpty();
        assertThat(narrowed("Coverage", "global", "CheckDomainShow", "false")).hasSize(3);
        assertThat(narrowed("Coverage", "overseas")).isEmpty();
        assertThat(narrowed("ChangeStartTime", changed)).contains("web." + domain);
        assertThat(narrowed("ChangeEndTime", "2026-01-01T00:00:00Z")).isEmpty();
        caller.call("DescribeUserDomains", Map.of("ChangeStartTime", changed, "ChangeEndTime", changed))
                .refusedBy(400, "InvalidParameter");
    }

    private List<String> narrowed(String... parameters) {
        var all = new HashMap<>(Map.of("DomainName", domain, "DomainSearchType", "suf_match"));
        for (var i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return caller.call("DescribeUserDomains", all).ok().all("DomainName");
    }

    @Test
    void shouldEndTagsWithOwnershipAndKeepTheKindOfContent() {
        // Given
        var video = new HashMap<>(addition(domain));
        video.putAll(Map.of("CdnType", "video", "Tag.1.Key", "team", "Tag.1.Value", "shop"));
        caller.call("AddCdnDomain", video).ok();
        var team = TeamsOfTests.make(client);
        var of = Map.of("ResourceType", "DOMAIN", "ResourceId.1", domain);

        // When
        var before = caller.call("ListTagResources", of).ok().all("TagValue");
        client.put(path() + "/team", "{\"team\": \"" + team + "\"}");

        // Then
        assertThat(before).containsExactly("shop");
        assertThat(caller.call("ListTagResources", of).ok().all("TagValue")).isEmpty();
        assertThat(detail(domain).text("/GetDomainDetailModel/CdnType")).isEqualTo("video");
    }

    @Test
    void shouldTagDomainsForThoseWhoMay() {
        // Given
        add(domain).ok();
        var viewer = signed(keys.of("viewer", domain).token());
        var stranger = signed(keys.of("operator", "other.example.com").token());
        var of = new HashMap<>(Map.of("ResourceType", "DOMAIN", "ResourceId.1", domain));
        var tagged = new HashMap<>(of);
        IntStream.rangeClosed(1, 20).forEach(i -> tagged.put("Tag." + i + ".Key", "key" + i));

        // When
        caller.call("TagResources", tagged).ok();
        var more = new HashMap<>(of);
        more.put("Tag.1.Key", "one more");

        // Then
        assertThat(caller.call("TagResources", more).refusedBy(400, "TooManyTags"))
                .contains("21");
        viewer.call("TagResources", more).refusedBy(403, "Forbidden.RAM");
        stranger.call("TagResources", more).refusedBy(404, "InvalidDomain.NotFound");
        stranger.call("ListTagResources", of).refusedBy(404, "InvalidDomain.NotFound");
        assertThat(viewer.call("ListTagResources", of).ok().all("TagKey")).hasSize(20);
        caller.call("TagResources", of).refusedBy(400, "MissingParameter");
        caller.call("UntagResources", of).refusedBy(400, "MissingParameter");
        caller.call("ListTagResources", Map.of("ResourceType", "DOMAIN")).refusedBy(400, "MissingParameter");
        more.put("Tag.2.Key", "one more");
        caller.call("TagResources", more).refusedBy(400, "TagKeyDuplicated");
        of.put("All", "true");
        caller.call("UntagResources", of).ok();
        of.remove("All");
        assertThat(caller.call("ListTagResources", of).ok().all("TagKey")).isEmpty();
        assertThat(client.get(path()).revision()).isEqualTo(1);
    }

    @Test
    void shouldListTheDomainsOfOrigins() {
        // Given
        var origin = "o" + UUID.randomUUID().toString().replace("-", "") + ".example.net";
        var sources = SOURCES.replace("backup.example.net", origin);
        caller.call("AddCdnDomain", Map.of("DomainName", domain, "CdnType", "web", "Sources", sources))
                .ok();

        // When
        var bySource = caller.call("DescribeDomainsBySource", Map.of("Sources", origin + ",192.0.2.99"))
                .ok();
        var list = caller.call("DescribeUserDomains", Map.of("Source", origin)).ok();

        // Then
        assertThat(bySource.text("/Sources")).isEqualTo(origin + ",192.0.2.99");
        assertThat(bySource.text("/DomainsList/DomainsData/0/Source")).isEqualTo(origin);
        assertThat(bySource.text("/DomainsList/DomainsData/0/Domains/domainNames/0"))
                .isEqualTo(domain);
        assertThat(bySource.text("/DomainsList/DomainsData/0/DomainInfos/domainInfo/0/DomainName"))
                .isEqualTo(domain);
        assertThat(bySource.text("/DomainsList/DomainsData/0/DomainInfos/domainInfo/0/Status"))
                .isEqualTo("configuring");
        assertThat(bySource.at("/DomainsList/DomainsData/1/Domains/domainNames"))
                .isEmpty();
        assertThat(list.all("DomainName")).containsExactly(domain);
        caller.call("DescribeDomainsBySource", Map.of()).refusedBy(400, "MissingParameter");
        caller.call("DescribeDomainsBySource", Map.of("Sources", "a_b")).refusedBy(400, "InvalidSources.Malformed");
        caller.call("DescribeUserDomains", Map.of("Source", "a_b")).refusedBy(400, "InvalidSources.Malformed");
    }

    @Test
    void shouldListADomainOfSeveralSourcesUnderEach() {
        // Given
        var origin = "o" + UUID.randomUUID().toString().replace("-", "") + ".example.net";
        var second = "p" + origin;
        var sources = SOURCES.replace("203.0.113.10", second)
                .replace("ipaddr", "domain")
                .replace("backup.example.net", origin);
        caller.call("AddCdnDomain", Map.of("DomainName", domain, "CdnType", "web", "Sources", sources))
                .ok();

        // When
        var bySource = caller.call("DescribeDomainsBySource", Map.of("Sources", origin + "," + second))
                .ok();

        // Then
        assertThat(bySource.all("Source")).containsExactly(origin, second);
        assertThat(bySource.all("DomainName")).containsExactly(domain, domain);
    }

    /** States may have hundreds of kilobytes; of most of it lists show nothing, and a domain's detail what can be read. */
    @Test
    void shouldReadNothingOfAStateThatListsDoNotShow() {
        // Given
        add(domain).ok();
        caller.call("StopCdnDomain", Map.of("DomainName", domain)).ok();
        var database = new Database(infrastructure.database());
        var state = database.value("select state from domain where name = '" + domain + "'");
        setState(database, "jsonb_set(state::jsonb, '{originTls}', '\"unreadable\"')::text");

        try {
            // When
            var list = search(domain, "full_match");
            var detail = detail(domain);
            var bySource = caller.call("DescribeDomainsBySource", Map.of("Sources", "backup.example.net"))
                    .ok();

            // Then
            assertThat(list.all("Content")).containsExactly("203.0.113.10", "backup.example.net");
            assertThat(list.all("Weight")).containsExactly("10", "15");
            assertThat(detail.all("Priority")).containsExactly("20", "30");
            assertThat(detail.all("Description"))
                    .containsExactly("ports unknown: this version can't read the domain's stored state");
            assertThat(bySource.all("DomainName")).contains(domain);
        } finally {
            setState(database, "'" + state + "'");
        }
    }

    private void setState(Database database, String value) {
        database.value("update domain set state = " + value + " where name = '" + domain + "' returning name");
    }

    @Test
    void shouldListTheDomainsThatHaveThePolicy() {
        // Given
        var key = signed(keys.of("operator", "*." + domain).token());
        List.of("on.", "off.", "kept.").forEach(name -> client.create(name + domain, 80));
        client.setPolicy("on." + domain, "FOLLOW");
        client.put("/api/v1/domains/kept." + domain + "/origin-protocol-policy", """
                {"enabled": false, "redirectType": "HTTPS"}""");

        // When
        caller.call(
                        "BatchSetCdnDomainConfig",
                        Map.of(
                                "DomainNames",
                                "off." + domain,
                                "Functions",
                                "[{\"functionName\":\"set_req_host_header\",\"functionArgs\":[{\"argName\":\"domain_name\",\"argValue\":\"b.example\"}]}]"))
                .ok();
        var found =
                key.call("DescribeCdnUserDomainsByFunc", Map.of("FuncId", "47")).ok();
        var withHost =
                key.call("DescribeCdnUserDomainsByFunc", Map.of("FuncId", "18")).ok();

        // Then: as DescribeCdnDomainConfigs shows them
        assertThat(found.all("DomainName")).containsExactly("kept." + domain, "on." + domain);
        assertThat(found.at("/TotalCount").asInt()).isEqualTo(2);
        assertThat(withHost.all("DomainName")).containsExactly("off." + domain);
        assertThat(List.of("on.", "off.", "kept.").stream()
                        .filter(name -> key.call("DescribeCdnDomainConfigs", Map.of("DomainName", name + domain))
                                .all("FunctionName")
                                .contains("forward_scheme")))
                .containsExactly("on.", "kept.");
        assertThat(key.call("DescribeCdnUserDomainsByFunc", Map.of("FuncId", "5"))
                        .refusedBy(400, "InvalidParameter"))
                .contains("47");
        key.call("DescribeCdnUserDomainsByFunc", Map.of()).refusedBy(400, "MissingParameter");
    }

    @Test
    void shouldLetCallersDoWhatTheirRolesAllow() {
        // Given
        add(domain).ok();
        var viewer = signed(keys.of("viewer", domain).token());
        var stranger = signed(keys.of("operator", "other.example.com").token());
        var name = Map.of("DomainName", domain);
        var modification = Map.of("DomainName", domain, "Sources", SOURCES);

        // When, Then
        viewer.call("AddCdnDomain", addition("new." + domain)).refusedBy(403, "Forbidden.RAM");
        viewer.call("BatchAddCdnDomain", addition("new." + domain)).refusedBy(403, "Forbidden.RAM");
        viewer.call("ModifyCdnDomain", modification).refusedBy(403, "Forbidden.RAM");
        stranger.call("AddCdnDomain", addition("new." + domain)).refusedBy(403, "Forbidden.RAM");
        stranger.call("BatchAddCdnDomain", addition("new." + domain)).refusedBy(403, "Forbidden.RAM");
        stranger.call("ModifyCdnDomain", modification).refusedBy(404, "InvalidDomain.NotFound");
        for (var operation : List.of("StopCdnDomain", "StartCdnDomain", "DeleteCdnDomain")) {
            viewer.call(operation, name).refusedBy(403, "Forbidden.RAM");
            stranger.call(operation, name).refusedBy(404, "InvalidDomain.NotFound");
        }
        viewer.call("DescribeCdnDomainDetail", name).ok();
        stranger.call("DescribeCdnDomainDetail", name).refusedBy(404, "InvalidDomain.NotFound");
        assertThat(viewer.call("DescribeUserDomains", Map.of()).all("DomainName"))
                .containsExactly(domain);
        assertThat(stranger.call("DescribeUserDomains", Map.of("DomainName", domain))
                        .all("DomainName"))
                .isEmpty();
        assertThat(stranger.call("DescribeDomainsBySource", Map.of("Sources", "backup.example.net"))
                        .all("DomainName"))
                .isEmpty();
        assertThat(client.get(path()).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AddCdnDomain", "BatchAddCdnDomain"})
    void shouldNotTellFromOthersADomainThatTheCallerMayNotAdd(String operation) {
        // Given
        client.create(domain, 80);
        var stranger = signed(keys.of("operator", "other.example.com").token());

        // When
        var there = stranger.call(operation, addition(domain));
        var notThere = stranger.call(operation, addition(Client.freshName()));

        // Then
        there.refusedBy(403, "Forbidden.RAM");
        notThere.refusedBy(403, "Forbidden.RAM");
    }

    private CdnAnswer add(String name) {
        return caller.call("AddCdnDomain", addition(name));
    }

    private static Map<String, String> addition(String name) {
        return Map.of("DomainName", name, "CdnType", "web", "Sources", SOURCES);
    }

    private CdnAnswer detail(String name) {
        return caller.call("DescribeCdnDomainDetail", Map.of("DomainName", name))
                .ok();
    }

    private List<String> unsaid(String names) {
        return caller.call("DescribeUserDomains", Map.of("DomainName", names))
                .ok()
                .all("DomainName");
    }

    private CdnAnswer search(String text, String type) {
        return caller.call("DescribeUserDomains", Map.of("DomainName", text, "DomainSearchType", type))
                .ok();
    }

    private CdnCaller signed(String token) {
        return new CdnCaller(server.port(), token);
    }

    private String path() {
        return "/api/v1/domains/" + domain;
    }
}
