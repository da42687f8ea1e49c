package dev.backsource.config.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: what may be asked of them, how one goes on in them, and what of the database they read. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ListsIT {
    private static final String BY_NAME = " order by name collate \"C\" limit 51";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;

    @BeforeEach
    void connect() {
        client = new Client(base);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/alerts?domian=www.example.com                  | domian unknown-parameter
            /api/v1/alerts?kind=x                                  | kind unknown-value
            /api/v1/alerts?domain=a_b.example                      | domain malformed
            /api/v1/edges?page=0                                   | page unknown-parameter
            /api/v1/domains?size=1&size=2                          | size invalid
            /api/v1/domains?page=1&after=a.example                 | after invalid
            /api/v1/domains?after=..%2f                            | after malformed
            /api/v1/domains?redirectType=follow                    | redirectType unknown-value
            /api/v1/domains?alerting=maybe&ports=open              | alerting unknown-value, ports unknown-value
            /api/v1/domains?after=a%20b                            | after malformed
            /api/v1/domains?page=600&size=200                      | page out-of-range
            /api/v1/domains/www.example.com?x                      | x unknown-parameter
            /api/v1/domains/www.example.com/rollout?revison=3      | revison unknown-parameter
            /api/v1/events?domains=www.example.com                 | domains unknown-parameter
            """)
    void shouldRefuseParametersThatAreNotKnownOrNotMeant(String path, String violation) {
        // When
        var answer = client.get(path);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).containsExactly(violation.split(", "));
    }

    @Test
    void shouldGoOnFromPageToPageWithoutSkippingOrRepeating() {
        // Given
        var part = "p" + UUID.randomUUID().toString().replace("-", "");
        var names =
                IntStream.range(0, 5).mapToObj(i -> i + "." + part + ".example").toList();
        names.forEach(name -> client.create(name, 80));

        // When
        var read = new ArrayList<String>();
        var pages = 0;
        var next = "/api/v1/domains?size=2&query=" + part;
        while (!next.isEmpty()) {
            var page = client.get(next).json();
            page.path("items").forEach(item -> read.add(item.path("name").asText()));
            next = page.path("next").asText();
            pages++;
        }

        // Then
        assertThat(read).isEqualTo(names);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldLinkTheNextPageOfRevisionsAndTakeAPartOfANameLiterally() {
        // Given
        var name = Client.freshName();
        client.create(name, 80);
        client.setPolicy(name, "HTTP");

        // When
        var first = client.get("/api/v1/domains/" + name + "/revisions?size=1").json();
        var second = client.get(first.path("next").asText()).json();

        // Then
        assertThat(second.at("/items/0/revision").asInt()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(client.get("/api/v1/domains?query=%25").json().path("total").asInt())
                .isZero();
        assertThat(client.get("/api/v1/domains?query=_").json().path("total").asInt())
                .isZero();
    }

    @Test
    void shouldFindNamesByOneOrTwoCharactersThatTheyBeginWith() {
        // Given
        var name = "qx" + Client.freshName();
        client.create(name, 80);

        // When
        var byBeginning = client.get("/api/v1/domains?query=qx").json();
        var byOther = client.get("/api/v1/domains?query=m&size=200").json();

        // Then
        assertThat(byBeginning.at("/items/0/name").asText()).isEqualTo(name);
        assertThat(byBeginning.path("total").asInt()).isEqualTo(1);
        byOther.path("items")
                .forEach(item -> assertThat(item.path("name").asText()).startsWith("m"));
    }

    /** The plans of the statements that {@code DomainLists} makes, over as many names as make them matter. */
    @Test
    void shouldReadOfManyDomainsOnlyThoseOfThePage() throws SQLException {
        try (var connection = new Database(infrastructure.database()).connect()) {
            // Given
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    insert into domain (name, revision, removed, state, changed_at)
                    select md5(i::text) || '.plans.example', 1, false, '{}', now() from generate_series(1, 30000) i""");
            connection.createStatement().execute("select gin_clean_pending_list('domain_name_parts')");
            connection.createStatement().execute("analyze domain");

            connection.createStatement().execute("insert into team values ('plans', 'plans', now())");
            connection.createStatement().execute("""
                    insert into domain (name, revision, removed, state, changed_at, team)
                    select 'zz' || i || '.ends.example', 1, false, '{}', now(), 'plans' from generate_series(1, 300) i""");
            connection.createStatement().execute("analyze domain");

            connection.createStatement().execute("""
                    insert into domain (name, revision, removed, state, changed_at)
                    select 'yy' || i || '.stopped.example', 1, false, '{"serving":{"enabled":false},"origins":[{"address":"192.0.2.' || i || '"}],
                        "originProtocolPolicy":{"enabled":true,"redirectType":"FOLLOW"}}', now() from generate_series(1, 200) i""");
            connection.createStatement().execute("analyze domain, domain_facet");

            // When
            var ofTeam = plan(connection, "team = 'plans'" + BY_NAME);
            var ends = plan(connection, "(name = 'a.b' or reverse(name) like 'elpmaxe.sdne.%') offset 0");
            var after = plan(connection, "name collate \"C\" > 'a'" + BY_NAME);
            var ofPolicy = plan(connection, having("policy HTTPS") + BY_NAME);
            var among = plan(connection, "name collate \"C\" = any(string_to_array('a.b c.d', ' '))" + BY_NAME);
            var part = plan(connection, "name like '%abcdef%' escape '!'" + BY_NAME);
            var beginning = plan(connection, "name collate \"C\" like 'ab%' escape '!'" + BY_NAME);
            var partAfter = plan(connection, "name like '%abcdef%' escape '!' and name collate \"C\" > 'a'" + BY_NAME);

            var ending = plan(connection, "reverse(name) like 'elpmaxe.deppots%' escape '!'" + BY_NAME);
            var stopped = plan(connection, having("stopped") + BY_NAME);
            var policySet = plan(connection, having("policy-set") + BY_NAME);
            var ofOrigin = plan(connection, having("origin 192.0.2.7") + BY_NAME);

            // Then
            assertThat(ofTeam).anyMatch(line -> line.contains("domain_of_team")).noneMatch(ListsIT::readsAll);
            assertThat(ofPolicy)
                    .anyMatch(line -> line.contains("domain_facet_pkey"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(among).anyMatch(line -> line.contains("domain_present")).noneMatch(ListsIT::readsAll);
            assertThat(ends).anyMatch(line -> line.contains("domain_name_ends")).noneMatch(ListsIT::readsAll);
            assertThat(ending)
                    .anyMatch(line -> line.contains("domain_name_ends"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(stopped)
                    .anyMatch(line -> line.contains("domain_facet_pkey"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(policySet)
                    .anyMatch(line -> line.contains("domain_facet_pkey"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(ofOrigin)
                    .anyMatch(line -> line.contains("domain_facet_pkey"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(after).anyMatch(line -> line.contains("domain_present")).noneMatch(ListsIT::readsAll);
            assertThat(part)
                    .anyMatch(line -> line.contains("domain_name_parts"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(partAfter).noneMatch(ListsIT::readsAll);
            assertThat(beginning)
                    .anyMatch(line -> line.contains("Index Cond") && line.contains(">= 'ab'"))
                    .noneMatch(ListsIT::readsAll);
            connection.rollback();
        }
    }

    /** A restore of 100,000 domains has seconds: the new version of a row stays on its page, and no index gets an entry. */
    @Test
    void shouldLeaveTheIndexesOfDomainsAloneWhenAStateChanges() throws SQLException {
        try (var connection = new Database(infrastructure.database()).connect()) {
            // Given
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    insert into domain (name, revision, removed, state, changed_at)
                    select i || '.hot.example', 1, false, '{"origins":[{"address":"192.0.2.1"},{"address":"192.0.2.1"}],
                        "originProtocolPolicy":{"enabled":true,"redirectType":"FOLLOW"}}', now() from generate_series(1, 100) i""");
            var before = updatesInPlace(connection);

            // When
            connection.createStatement().execute("""
                    update domain set revision = 2, changed_at = clock_timestamp(), state = replace(replace(state, 'FOLLOW', 'HTTPS'), '2.1', '2.9')
                    where name like '%.hot.example'""");

            // Then
            assertThat(updatesInPlace(connection) - before).isEqualTo(100);
            assertThat(facets(connection))
                    .containsExactly("100 origin 192.0.2.9", "100 policy HTTPS", "100 policy-set");
            connection.createStatement().execute("""
                    update domain set removed = true, state = null where name like '%.hot.example'""");
            assertThat(facets(connection)).isEmpty();
            connection.rollback();
        }
    }

    private static long updatesInPlace(Connection connection) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery("select pg_stat_get_xact_tuples_hot_updated('domain'::regclass)")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static List<String> facets(Connection connection) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery("select count(*) || ' ' || facet from domain_facet where name like '%.hot.example'"
                        + " group by facet order by facet")) {
            var facets = new ArrayList<String>();
            while (found.next()) {
                facets.add(found.getString(1));
            }
            return facets;
        }
    }

    /** The plans of the statements that {@code PurgedPaths} makes, over as many purges as make them matter. */
    @Test
    void shouldReadOfManyPurgesOnlyThoseThatAreAskedFor() throws SQLException {
        try (var connection = new Database(infrastructure.database()).connect()) {
            // Given
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    insert into domain (name, revision, removed, state, changed_at)
                    select i || '.purges.example', 1, false, '{}', now() from generate_series(1, 100) i""");
            connection.createStatement().execute("""
                    insert into cache_purge (id, domain, event, requested_at)
                    select lpad(i::text, 36, '0'), (i % 100 + 1) || '.purges.example',
                        '{"scope":{"urls":["' || (i % 100 + 1) || '.purges.example/' || i || '"],"prefixes":[],"everything":false}}', now()
                    from generate_series(1, 30000) i""");
            connection.createStatement().execute("select gin_clean_pending_list('cache_purge_urls')");
            connection.createStatement().execute("analyze cache_purge");

            // When
            var ofUrl = planOfPurges(
                    connection,
                    "domain is not null and domain = any(string_to_array('8.purges.example *.purges.example', ' ')) and"
                            + " ((cast(event as jsonb) -> 'scope' -> 'urls') @> jsonb_build_array(cast('8.purges.example/7' as text)))");
            var ofDomain = planOfPurges(connection, "domain is not null and domain = '8.purges.example'");
            var all = planOfPurges(connection, "domain is not null");

            // Then
            assertThat(ofUrl)
                    .anyMatch(line -> line.contains("cache_purge_urls"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(ofDomain)
                    .anyMatch(line -> line.contains("cache_purge_by_time"))
                    .noneMatch(ListsIT::readsAll);
            assertThat(all).anyMatch(line -> line.contains("cache_purge_pkey")).noneMatch(ListsIT::readsAll);
            connection.rollback();
        }
    }

    private static List<String> planOfPurges(Connection connection, String condition) throws SQLException {
        return explained(connection, "select id from cache_purge where " + condition + " order by id desc limit 20");
    }

    private static String having(String facet) {
        return "exists (select from domain_facet facet where facet.facet = '" + facet
                + "' and facet.name = domain.name collate \"C\")";
    }

    private static boolean readsAll(String line) {
        return line.contains("Seq Scan");
    }

    private static List<String> plan(Connection connection, String condition) throws SQLException {
        return explained(connection, "select state from domain where not removed and " + condition);
    }

    private static List<String> explained(Connection connection, String query) throws SQLException {
        try (var plan = connection.createStatement().executeQuery("explain " + query)) {
            var lines = new ArrayList<String>();
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
            return lines;
        }
    }
}
