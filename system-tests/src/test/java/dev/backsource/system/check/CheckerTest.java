package dev.backsource.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.check.StoredRevision.Place;
import dev.backsource.system.writes.Ledger;
import dev.backsource.system.writes.Write;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checks see everything that can go wrong, and say of which domain and revision it is. */
class CheckerTest {
    private static final String DOMAIN = "a.faults.test";

    private final Ledger ledger = new Ledger();
    private final List<StoredRevision> stored = new ArrayList<>();

    CheckerTest() {
        for (var revision = 1; revision <= 3; revision++) {
            var write = new Write("w/" + revision, "PUT", "/", null, Map.of(DOMAIN, Optional.of(wanted(revision))));
            ledger.sends(write);
            ledger.acknowledged(write, DOMAIN, revision);
            stored.add(stored(revision, "w/" + revision));
        }
    }

    @Test
    void shouldFindNothingWhereAllAgree() {
        assertThat(historyCheck()).isEmpty();
        assertThat(topicCheck(1, 2, 3)).isEmpty();
        assertThat(edgeCheck(route(3))).isEmpty();
    }

    @Test
    void shouldFindAnAcknowledgedRevisionThatTheDatabaseHasLost() {
        // Given
        stored.remove(2);

        // Then
        assertThat(historyCheck())
                .containsExactly("database: a.faults.test revision 3 is lost; it was acknowledged to w/3");
    }

    @Test
    void shouldFindARevisionThatNobodyAskedFor() {
        // Given
        stored.add(stored(4, "nobody/1"));

        // Then
        assertThat(historyCheck())
                .containsExactly("database: a.faults.test revision 4 is invented; nobody sent nobody/1");
    }

    @Test
    void shouldFindARetryThatWasCarriedOutTwice() {
        // Given
        var once = stored.get(2);
        stored.add(new StoredRevision(DOMAIN, 4, once.state(), "w/3", new Place(0, 4)));

        // Then
        assertThat(historyCheck()).containsExactly("database: a.faults.test revision 4 is w/3 carried out once more");
    }

    @Test
    void shouldFindARevisionThatIsNotWhatWasAskedFor() {
        // Given
        stored.set(1, new StoredRevision(DOMAIN, 2, state(7), "w/2", new Place(0, 2)));

        // Then
        assertThat(historyCheck())
                .singleElement()
                .asString()
                .startsWith("database: a.faults.test revision 2 is not what w/2 asked for");
    }

    @Test
    void shouldFindAnAcknowledgementThatIsOfAnotherWrite() {
        // Given
        ledger.acknowledged(ledger.sent().get("w/1"), DOMAIN, 3);

        // Then
        assertThat(historyCheck())
                .containsExactly("database: a.faults.test revision 3 is by w/3; it was acknowledged to w/1");
    }

    @Test
    void shouldFindAGapInTheHistory() {
        // Given
        stored.remove(1);

        // Then
        assertThat(historyCheck())
                .containsExactlyInAnyOrder(
                        "database: a.faults.test revision 2 is lost; it was acknowledged to w/2",
                        "database: a.faults.test revision 3 is number 2 of the history");
    }

    @Test
    void shouldFindWhatTheTopicHasLost() {
        assertThat(topicCheck(1, 3)).containsExactly("topic: a.faults.test revision 2 is lost");
    }

    @Test
    void shouldFindWhatTheTopicHasInvented() {
        assertThat(topicCheck(1, 2, 3, 4))
                .containsExactly("topic: a.faults.test revision 4 is invented; the database has no such revision");
    }

    @Test
    void shouldFindWhatTheTopicHasInAnotherOrder() {
        assertThat(topicCheck(1, 3, 2)).contains("topic: a.faults.test revision 2 comes too late, behind 3");
    }

    @Test
    void shouldAllowARepetitionDirectlyBehindAndNoOther() {
        assertThat(topicCheck(1, 2, 2, 3)).isEmpty();
        assertThat(topicCheck(1, 2, 3, 2)).containsExactly("topic: a.faults.test revision 2 is repeated, behind 3");
    }

    @Test
    void shouldFindARecordThatIsNotAsItIsStored() {
        // Given
        var records =
                List.of(published(1, 1), new PublishedRevision(DOMAIN, 2, null, new Place(0, 2)), published(3, 3));

        // Then
        assertThat(texts(TopicCheck.of("topic", history(), records)))
                .singleElement()
                .asString()
                .startsWith("topic: a.faults.test revision 2 is null in place of {");
    }

    @Test
    void shouldFindARevisionThatIsNotWhereTheDatabaseSays() {
        // Given
        var records = List.of(published(1, 1), published(2, 5), published(3, 6));

        // Then
        assertThat(texts(TopicCheck.of("topic", history(), records))).hasSize(2);
    }

    @Test
    void shouldFindAnEdgeThatIsBehind() {
        assertThat(edgeCheck(route(2))).containsExactly("edge-1: a.faults.test revision 2 is held; the domain is at 3");
        assertThat(edgeCheck()).containsExactly("edge-1: a.faults.test revision 3 is missing");
    }

    @Test
    void shouldFindAnEdgeThatGoesElsewhere() {
        // Given
        var elsewhere = route(3);
        elsewhere.getJsonArray("origins").getJsonObject(0).put("address", "203.0.113.99");

        // Then
        assertThat(edgeCheck(elsewhere))
                .singleElement()
                .asString()
                .startsWith("edge-1: a.faults.test revision 3 has origins [{\"address\":\"203.0.113.99\"");
    }

    @Test
    void shouldFindAnEdgeThatHoldsWhatIsNotThere() {
        // Given
        var removed = new History(List.of(), List.of(new StoredDomain(DOMAIN, 4, null)));

        // Then
        assertThat(texts(EdgeCheck.of("edge-1", removed, List.of(route(3)))))
                .containsExactly("edge-1: a.faults.test revision 3 is held; the domain was removed at 4");
        assertThat(edgeCheck(route(3), route(3).put("domain", "ghost.faults.test")))
                .containsExactly("edge-1: ghost.faults.test revision 3 is held; the database has no such domain");
    }

    private List<String> historyCheck() {
        return texts(HistoryCheck.of(ledger, history()));
    }

    private List<String> topicCheck(long... revisions) {
        var records = new ArrayList<PublishedRevision>();
        for (var revision : revisions) {
            records.add(published(revision, revision));
        }
        return texts(TopicCheck.of("topic", history(), records));
    }

    private List<String> edgeCheck(JsonObject... routes) {
        return texts(EdgeCheck.of("edge-1", history(), List.of(routes)));
    }

    private static List<String> texts(List<Difference> differences) {
        return differences.stream().map(Difference::toString).toList();
    }

    private History history() {
        var last = stored.get(stored.size() - 1);
        return new History(stored, List.of(new StoredDomain(DOMAIN, last.revision(), last.state())));
    }

    private static StoredRevision stored(long revision, String by) {
        return new StoredRevision(DOMAIN, revision, state(revision), by, new Place(0, revision));
    }

    private static PublishedRevision published(long revision, long offset) {
        return new PublishedRevision(DOMAIN, revision, state(revision), new Place(0, offset));
    }

    private static JsonObject wanted(long revision) {
        var origin = new JsonObject()
                .put("address", "203.0.113." + revision)
                .put("port", 80)
                .put("priority", "PRIMARY")
                .put("weight", 10);
        return new JsonObject().put("origins", new JsonArray().add(origin));
    }

    private static JsonObject state(long revision) {
        return wanted(revision)
                .put("domain", DOMAIN)
                .put("revision", revision)
                .put("changedAt", "2026-01-01T00:00:00Z")
                .put("dynamicAcceleration", noDynamicAcceleration());
    }

    private static JsonObject route(long revision) {
        var http = new JsonObject().put("scheme", "http").put("port", 80);
        var origin = wanted(revision).getJsonArray("origins").getJsonObject(0);
        origin.remove("port");
        origin.put("effective", new JsonObject().put("http", http).put("https", http.copy()));
        return new JsonObject()
                .put("domain", DOMAIN)
                .put("revision", revision)
                .put("origins", new JsonArray().add(origin))
                .put("dynamicAcceleration", noDynamicAcceleration());
    }

    private static JsonObject noDynamicAcceleration() {
        var rules = new JsonObject();
        Stream.of("suffixes", "uris", "paths").forEach(kind -> rules.put(kind, new JsonArray()));
        return new JsonObject().put("enabled", false).put("staticRules", rules);
    }
}
