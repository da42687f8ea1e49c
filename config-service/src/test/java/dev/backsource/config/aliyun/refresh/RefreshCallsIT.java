package dev.backsource.config.aliyun.refresh;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.CdnAnswer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.config.SampleReports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refreshes over real connections: they are the purges of REST, and what is told of them is what edges report. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefreshCallsIT {
    @Inject
    CdnServer server;

    @Inject
    AuditRound audit;

    @TestHTTPResource("/")
    URI api;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    Database database;
    EventWriter edges;
    CdnCaller caller;
    String domain;

    @BeforeEach
    void addADomain() throws InterruptedException {
        client = new Client(api);
        keys = new Keys(client);
        database = new Database(infrastructure.database());
        edges = new EventWriter(infrastructure.broker().bootstrapServers());
        caller = new CdnCaller(server.port(), TestAdministrator.TOKEN);
        domain = Client.freshName();
        client.create(domain, 80);
    }

    @AfterEach
    void forgetTheEdges() {
        List.of("a", "b").forEach(edge -> edges.remove(Topic.EDGE_STATUS, edge));
        edges.close();
        await().until(() -> client.get("/api/v1/edges").json().path("items").isEmpty());
    }

    @Test
    void shouldPurgeUrlsAsRestHasThem() {
        // When
        var task = refresh("http://" + domain + "/a.jpg?x=1\r\n" + domain + "/b")
                .ok()
                .text("/RefreshTaskId");

        // Then
        var purge = client.get(purges()).json().at("/items/0");
        assertThat(purge.path("id").asText()).isEqualTo(task);
        assertThat(purge.path("scope").toString())
                .isEqualTo("{\"urls\":[\"%s/a.jpg?x=1\",\"%s/b\"],\"prefixes\":[],\"everything\":false}"
                        .formatted(domain, domain));
        await().untilAsserted(() -> {
            audit.now();
            assertThat(client.get("/api/v1/audit?domain=" + domain)
                            .json()
                            .path("items")
                            .findValuesAsText("operation"))
                    .contains("RefreshObjectCaches");
        });
    }

    @Test
    void shouldNoteOfWhichDomainRefusedCallsWere() {
        // Given
        var wildcard = "*." + domain;
        client.create(wildcard, 80);
        var foreign = new CdnCaller(
                server.port(), keys.of("operator", "*.elsewhere.example.com").token());

        // When
        foreign.call("StopCdnDomain", Map.of("DomainName", "." + domain)).refusedBy(404, "InvalidDomain.NotFound");
        foreign.call("RefreshObjectCaches", Map.of("ObjectPath", domain + "/a\n" + domain + "/b"))
                .refusedBy(404, "InvalidDomain.NotFound");

        // Then
        await().untilAsserted(() -> {
            audit.now();
            assertThat(refused(wildcard)).contains("StopCdnDomain");
            assertThat(refused(domain)).contains("RefreshObjectCaches");
        });
    }

    private List<String> refused(String about) {
        return client.get("/api/v1/audit?result=refused&domain=" + about.replace("*", "%2A"))
                .json()
                .path("items")
                .findValuesAsText("operation");
    }

    @Test
    void shouldPurgeDirectories() {
        // When
        caller.call(
                        "RefreshObjectCaches",
                        Map.of(
                                "ObjectPath",
                                "https://" + domain + "/images/\nhttp://" + domain + "/",
                                "ObjectType",
                                "Directory",
                                "Force",
                                "false"))
                .ok();

        // Then
        assertThat(client.get(purges()).json().at("/items/0/scope/prefixes").toString())
                .isEqualTo("[\"/images/\",\"/\"]");
    }

    @Test
    void shouldMakeATaskForEachHostAndEachHundredUrls() {
        // Given
        var wildcard = "*." + domain;
        client.create(wildcard, 80);
        var urls = IntStream.range(0, 101).mapToObj(i -> domain + "/" + i).collect(Collectors.joining("\n"));

        // When
        var tasks = refresh(urls + "\nx." + domain + "/a\ny." + domain + "/a")
                .ok()
                .text("/RefreshTaskId")
                .split(",");

        // Then
        assertThat(tasks).hasSize(4).doesNotHaveDuplicates();
        assertThat(client.get(purges()).json().path("total").asInt()).isEqualTo(2);
        assertThat(client.get("/api/v1/domains/" + wildcard + "/purges")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(tasks(Map.of("TaskId", String.join(",", tasks), "PageSize", "1"))
                        .at("/TotalCount")
                        .asInt())
                .isEqualTo(103);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            File        | none.example.org/a         | 404 | InvalidDomain.NotFound      | none.example.org
            File        | a_b.example/a              | 400 | InvalidObjectPath.Malformed | a_b.example
            File        | ftp://www.example.com/a    | 400 | InvalidObjectPath.Malformed | is not a URL
            File        | /a                         | 400 | InvalidObjectPath.Malformed | is not a URL
            File        |                            | 400 | MissingParameter            | ObjectPath
            Directory   | www.example.com/a          | 400 | InvalidObjectPath.Malformed | must end with a slash
            Directory   | www.example.com/a/?x=/     | 400 | InvalidObjectPath.Malformed | must end with a slash
            Directory   | www.example.com/a*b/       | 400 | InvalidObjectPath.Malformed | patterns are not supported
            Directory   | http://www.example.com//a/ | 400 | InvalidObjectPath.Malformed | has a host
            Regex       | www.example.com/a.*        | 400 | InvalidObjectType.Malformed | Regex is not supported
            IgnoreParams | www.example.com/a         | 400 | InvalidObjectType.Malformed | IgnoreParams is not supported
            Block       | www.example.com/a          | 400 | InvalidObjectType.Malformed | File or Directory
            """)
    void shouldSayWhatCannotBeRefreshed(String type, String path, int status, String code, String message) {
        // Given
        var parameters = new HashMap<>(Map.of("ObjectType", type));
        if (path != null) {
            parameters.put("ObjectPath", path);
        }

        // When, Then
        assertThat(caller.call("RefreshObjectCaches", parameters).refusedBy(status, code))
                .contains(message);
    }

    @Test
    void shouldRefuseTooMuchAtOnce() {
        // Given
        var directories =
                IntStream.range(0, 101).mapToObj(i -> domain + "/" + i + "/").collect(Collectors.joining("\n"));
        var hosts = IntStream.range(0, 51)
                .mapToObj(i -> "h" + i + "." + domain + "/")
                .collect(Collectors.joining("\n"));

        // When, Then
        caller.call("RefreshObjectCaches", Map.of("ObjectPath", directories, "ObjectType", "Directory"))
                .refusedBy(400, "SingleRequest.OverLimit");
        refresh(hosts).refusedBy(400, "SingleRequest.OverLimit");
    }

    @Test
    void shouldPurgeNothingWhenOneHostIsNotTheCallers() {
        // Given
        var mine = Client.freshName();
        client.create(mine, 80);
        var operator = new CdnCaller(server.port(), keys.of("operator", mine).token());
        var viewer = new CdnCaller(server.port(), keys.of("viewer", mine).token());

        // When, Then
        operator.call("RefreshObjectCaches", Map.of("ObjectPath", mine + "/a\n" + domain + "/a"))
                .refusedBy(404, "InvalidDomain.NotFound");
        viewer.call("RefreshObjectCaches", Map.of("ObjectPath", mine + "/a")).refusedBy(403, "Forbidden.RAM");
        assertThat(client.get("/api/v1/domains/" + mine + "/purges")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldTellHowFarEdgesAreWithATask() {
        // Given
        var task = refresh(domain + "/a").ok().text("/RefreshTaskId");
        var place = published(task);
        var dealtWith = Map.of(place.get("partition").intValue(), place.get("offset"));

        // When
        var halfway = awaitTask(task, "Refreshing 50%", Map.of("a", dealtWith, "b", Map.of()));
        var done = awaitTask(task, "Complete 100%", Map.of("a", dealtWith, "b", dealtWith));

        // Then
        assertThat(halfway.text("/Tasks/CDNTask/0/ObjectPath")).isEqualTo("http://" + domain + "/a");
        assertThat(halfway.text("/Tasks/CDNTask/0/ObjectType")).isEqualTo("file");
        assertThat(Instant.parse(done.text("/Tasks/CDNTask/0/CreationTime"))).isBefore(Instant.now());
        var ofDomain = new HashMap<>(Map.of("DomainName", domain, "Status", "Complete"));
        assertThat(tasks(ofDomain).all("TaskId")).containsExactly(task);
        ofDomain.put("Status", "Refreshing");
        assertThat(tasks(ofDomain).all("TaskId")).isEmpty();
    }

    @Test
    void shouldTellWhyAnEdgeRefusedATask() {
        // Given
        var task = refresh(domain + "/a").ok().text("/RefreshTaskId");
        var place = published(task);
        var partition = place.get("partition").intValue();
        var dealtWith = Map.of(partition, place.get("offset"));
        var rejection = new Rejection(partition, place.get("offset"), domain, "the value is no JSON", Instant.now());

        // When
        var failed = awaitTask(
                task,
                "Failed 0%",
                () -> edges.write(SampleReports.ofPurges("a", Instant.now(), dealtWith, Map.of(), List.of(rejection))));

        // Then
        assertThat(failed.text("/Tasks/CDNTask/0/Description")).isEqualTo("a: the value is no JSON");
    }

    @Test
    void shouldListTasksTheLatestFirstAndFindThem() {
        // Given
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var first = refresh(domain + "/a\n" + domain + "/b").ok().text("/RefreshTaskId");
        var second = caller.call(
                        "RefreshObjectCaches", Map.of("ObjectPath", domain + "/images/", "ObjectType", "directory"))
                .ok()
                .text("/RefreshTaskId");
        client.post(purges(), "{\"everything\": true}");
        var day = Duration.ofDays(1);

        // When
        var all = tasks(Map.of("DomainName", domain));
        var page = tasks(Map.of("DomainName", domain, "PageSize", "2", "PageNumber", "2"));

        // Then
        assertThat(all.all("ObjectPath"))
                .containsExactly(
                        "http://" + domain + "/",
                        "http://" + domain + "/images/",
                        "http://" + domain + "/a",
                        "http://" + domain + "/b");
        assertThat(page.all("ObjectPath")).containsExactly("http://" + domain + "/a", "http://" + domain + "/b");
        assertThat(page.at("/TotalCount").asInt()).isEqualTo(4);
        assertThat(tasks(Map.of("TaskId", second)).all("TaskId")).containsExactly(second);
        assertThat(tasks(Map.of("ObjectPath", "https://" + domain + "/b")).all("TaskId"))
                .containsExactly(first);
        assertThat(tasks(Map.of("ObjectPath", domain + "/images/")).all("TaskId"))
                .containsExactly(second);
        assertThat(tasks(Map.of("ObjectPath", domain + "/")).all("ObjectPath"))
                .containsExactly("http://" + domain + "/");
        assertThat(tasks(Map.of("DomainName", domain, "ObjectType", "file")).all("TaskId"))
                .containsExactly(first, first);
        assertThat(tasks(Map.of("DomainName", domain, "ObjectType", "directory"))
                        .all("ObjectPath"))
                .hasSize(2);
        assertThat(tasks(Map.of("DomainName", domain, "StartTime", before.toString()))
                        .all("TaskId"))
                .hasSize(4);
        assertThat(tasks(Map.of("DomainName", domain, "EndTime", before.toString()))
                        .all("TaskId"))
                .isEmpty();
        assertThat(tasks(Map.of(
                                "DomainName",
                                domain,
                                "StartTime",
                                before.minus(day).toString(),
                                "EndTime",
                                before.plus(day).toString()))
                        .all("TaskId"))
                .hasSize(4);
    }

    @Test
    void shouldCutPagesInTheMiddleOfATask() {
        // Given
        refresh(paths("a", 3)).ok();
        client.post(purges(), """
                {"urls": ["/b0", "/b1"], "prefixes": ["/p0", "/p1"]}""");
        client.post(purges(), "{\"everything\": true}");
        refresh(paths("c", 3)).ok();
        var all = List.of("/c0", "/c1", "/c2", "/", "/b0", "/b1", "/p0", "/p1", "/a0", "/a1", "/a2");

        // Then
        assertThat(pages(Map.of(), 2)).isEqualTo(all);
        assertThat(pages(Map.of("ObjectType", "File"), 3))
                .isEqualTo(all.stream().filter(path -> path.matches("/[abc].")).toList());
        assertThat(pages(Map.of("ObjectType", "Directory"), 2)).containsExactly("/", "/p0", "/p1");
        assertThat(pages(Map.of("ObjectPath", domain + "/b1"), 2)).containsExactly("/b1");
        assertThat(pages(Map.of("ObjectPath", domain + "/"), 2)).containsExactly("/");
        assertThat(pages(Map.of("Status", "Refreshing", "ObjectType", "Directory"), 2))
                .containsExactly("/", "/p0", "/p1");
    }

    private String paths(String name, int many) {
        return IntStream.range(0, many).mapToObj(i -> domain + "/" + name + i).collect(Collectors.joining("\n"));
    }

    /** The paths of all pages, of which each but the last is full. */
    private List<String> pages(Map<String, String> question, int size) {
        var parameters = new HashMap<>(question);
        parameters.put("DomainName", domain);
        parameters.put("PageSize", Integer.toString(size));
        var read = new ArrayList<String>();
        for (var page = 1; page == 1 || read.size() == (page - 1) * size; page++) {
            parameters.put("PageNumber", Integer.toString(page));
            var answer = tasks(parameters);
            read.addAll(answer.all("ObjectPath"));
            if (read.size() == answer.at("/TotalCount").asInt()) {
                break;
            }
        }
        return read.stream().map(path -> path.replace("http://" + domain, "")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.example.com//a/", "www.example.com/a*b/", "www.example.com/a"})
    void shouldSayThatNoDirectoryIsAskedAfter(String path) {
        caller.call("DescribeRefreshTasks", Map.of("ObjectPath", path, "ObjectType", "Directory"))
                .refusedBy(400, "InvalidObjectPath.Malformed");
        assertThat(tasks(Map.of("ObjectPath", path)).all("TaskId")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TaskId, 95248880, must be a task ID",
        "Status, Done, must be one of",
        "StartTime, yesterday, must be a UTC time",
        "PageSize, 101, must be a whole number in 1..100",
        "ResourceGroupId, x, is not a parameter of this operation"
    })
    void shouldSayWhichTasksCanBeAskedAfter(String parameter, String value, String message) {
        assertThat(caller.call("DescribeRefreshTasks", Map.of(parameter, value)).refusedBy(400, "InvalidParameter"))
                .contains(message);
    }

    @Test
    void shouldRefuseAnEndBeforeTheStart() {
        caller.call(
                        "DescribeRefreshTasks",
                        Map.of("StartTime", "2026-11-27T08:00:00Z", "EndTime", "2026-11-27T08:00:00Z"))
                .refusedBy(400, "InvalidParameter");
    }

    /** What was asked for while a domain was another team's is not for everybody who sees it now. */
    @Test
    void shouldShowTasksOfTheTimesThatTheCallerMaySee() {
        // Given
        var one = TeamsOfTests.make(client);
        var other = TeamsOfTests.make(client);
        client.put("/api/v1/domains/" + domain + "/team", "{\"team\": \"" + one + "\"}");
        var ofOne = new CdnCaller(server.port(), keys.ofTeam(one, "operator").token());
        var ofOther =
                new CdnCaller(server.port(), keys.ofTeam(other, "operator").token());
        var ofName = new CdnCaller(server.port(), keys.of("viewer", domain).token());
        var first = ofOne.call("RefreshObjectCaches", Map.of("ObjectPath", domain + "/a"))
                .ok()
                .text("/RefreshTaskId");
        client.put("/api/v1/domains/" + domain + "/team", "{\"team\": \"" + other + "\"}");
        var second = ofOther.call("RefreshObjectCaches", Map.of("ObjectPath", domain + "/a"))
                .ok()
                .text("/RefreshTaskId");

        // Then
        assertThat(ofOne.call("DescribeRefreshTasks", Map.of()).all("TaskId")).containsExactly(first);
        assertThat(ofOther.call("DescribeRefreshTasks", Map.of()).all("TaskId")).containsExactly(second);
        assertThat(ofName.call("DescribeRefreshTasks", Map.of()).all("TaskId")).containsExactly(second, first);
        assertThat(ofOther.call("DescribeRefreshTasks", Map.of("TaskId", first)).all("TaskId"))
                .isEmpty();
    }

    @Test
    void shouldSayWhichPathsOfAHostWereRefusedAndWhichTasksWereMade() {
        // Given
        var team = TeamsOfTests.make(client);
        client.patch("/api/v1/teams/" + team, "{\"quotas\": {\"purgesPerDay\": 1}}");
        client.put("/api/v1/domains/" + domain + "/team", "{\"team\": \"" + team + "\"}");
        var operator =
                new CdnCaller(server.port(), keys.ofTeam(team, "operator").token());
        var urls = IntStream.range(0, 150).mapToObj(i -> domain + "/" + i).collect(Collectors.joining("\n"));

        // When
        var message = operator.call("RefreshObjectCaches", Map.of("ObjectPath", urls))
                .refusedBy(400, "IllegalOperationDomain");

        // Then
        var task = client.get(purges()).json().at("/items/0/id").asText();
        assertThat(message).contains("Refused: " + domain + "/100 and 49 more (QuotaExceeded.Refresh", task);
    }

    @Test
    void shouldHoldRefreshesAgainstTheQuotaOfTheTeam() {
        // Given
        var team = TeamsOfTests.make(client);
        client.patch("/api/v1/teams/" + team, "{\"quotas\": {\"purgesPerDay\": 2}}");
        client.put("/api/v1/domains/" + domain + "/team", "{\"team\": \"" + team + "\"}");
        var operator =
                new CdnCaller(server.port(), keys.ofTeam(team, "operator").token());
        var path = Map.of("ObjectPath", domain + "/a");

        // When
        operator.call("RefreshObjectCaches", path).ok();
        var quota = operator.call("DescribeRefreshQuota", Map.of()).ok();
        var others = caller.call("DescribeRefreshQuota", Map.of()).ok();
        operator.call("RefreshObjectCaches", path).ok();

        // Then
        operator.call("RefreshObjectCaches", path).refusedBy(400, "QuotaExceeded.Refresh");
        assertThat(List.of(quota.text("/UrlQuota"), quota.text("/UrlRemain"), quota.text("/DirRemain")))
                .containsExactly("2", "1", "1");
        assertThat(quota.text("/RegexQuota")).isEqualTo("0");
        assertThat(others.text("/UrlRemain")).isEqualTo("2147483647");
    }

    private CdnAnswer refresh(String paths) {
        return caller.call("RefreshObjectCaches", Map.of("ObjectPath", paths));
    }

    private CdnAnswer tasks(Map<String, String> question) {
        return caller.call("DescribeRefreshTasks", question).ok();
    }

    private CdnAnswer awaitTask(String id, String state, Map<String, Map<Integer, Long>> reports) {
        return awaitTask(id, state, () -> reports.forEach((edge, purged) -> edges.write(report(edge, purged))));
    }

    /** Edges report again and again, and are silent ones otherwise. */
    private CdnAnswer awaitTask(String id, String state, Runnable reports) {
        return await().until(
                        () -> {
                            reports.run();
                            return tasks(Map.of("TaskId", id));
                        },
                        answer -> state.equals(answer.text("/Tasks/CDNTask/0/Status") + " "
                                + answer.text("/Tasks/CDNTask/0/Process")));
    }

    private Map<String, Long> published(String id) {
        await().until(() -> database.outboxSize() == 0);
        return Map.of(
                "partition",
                        Long.valueOf(database.value("select kafka_partition from cache_purge where id = '" + id + "'")),
                "offset", Long.valueOf(database.value("select kafka_offset from cache_purge where id = '" + id + "'")));
    }

    private static EdgeStatus report(String edge, Map<Integer, Long> purged) {
        return SampleReports.ofPurges(edge, Instant.now(), purged, Map.of(), List.of());
    }

    private String purges() {
        return "/api/v1/domains/" + domain + "/purges";
    }
}
