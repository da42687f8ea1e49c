package dev.backsource.edge.cache.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.findings.Redirect;
import dev.backsource.edge.http.fields.VisitorFields;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stored redirect from a URL to itself, which clients get from the cache: each of them once for each request. */
class StoredRedirectsTest {
    private static final String FRESH = "max-age=60";
    private static final String STALE = "max-age=0, stale-while-revalidate=60";

    private final SteppedEdge edge = new SteppedEdge();
    private final SteppedEdge.Loop loop = edge.loops.get(0);

    @BeforeEach
    void begin() {
        edge.begin();
        edge.changePolicy();
    }

    @Test
    void shouldCountAHitOfTheClientThatHasFetchedTheRedirect() {
        // When
        get("alice");
        redirect(FRESH);
        get("bob");
        head("bob");
        var early = edge.found();
        get("alice");

        // Then
        assertThat(early).isEmpty();
        assertThat(edge.origin.calls).hasSize(1);
        assertThat(edge.found())
                .singleElement()
                .satisfies(found -> assertThat(found.findings().get(0).kind()).isEqualTo(FindingKind.REDIRECT_LOOP));
    }

    @Test
    void shouldCountARequestThatJoinsAFetch() {
        // When
        get("alice");
        get("bob");
        redirect(FRESH);
        var early = edge.found();
        get("bob");

        // Then
        assertThat(early).isEmpty();
        assertThat(edge.found()).hasSize(1);
    }

    @Test
    void shouldCountARequestOnceWhoseStaleResponseIsRevalidatedInTheBackground() {
        // Given
        get("alice");
        redirect(STALE);

        // When
        get("bob");
        redirect(STALE);
        var once = edge.found();
        get("bob");

        // Then
        assertThat(once).isEmpty();
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(edge.found()).hasSize(1);
    }

    @Test
    void shouldCountARequestOnceForWhichTheOriginHasValidatedTheRedirect() {
        // Given
        get("alice");
        redirect("max-age=0", "ETag", "\"1\"");

        // When
        get("bob");
        last().answerEmpty(304, "ETag", "\"1\"", "Cache-Control", "max-age=60");
        var once = edge.found();
        get("bob");

        // Then
        assertThat(once).isEmpty();
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(edge.found()).hasSize(1);
    }

    @Test
    void shouldFollowNoRedirectThatAValidationHasChanged() {
        // Given
        get("alice");
        redirect("max-age=0", "ETag", "\"1\"");

        // When
        get("alice");
        last().answerEmpty(304, "ETag", "\"1\"", "Cache-Control", "max-age=60", "Location", "/elsewhere");
        get("alice");

        // Then
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(edge.found()).isEmpty();
    }

    @Test
    void shouldFindNoLoopInAnotherVariant() {
        // When
        get("alice");
        redirect(FRESH, "Vary", "Accept-Language");
        german();
        last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        german();
        var early = edge.found();
        get("alice");

        // Then
        assertThat(early).isEmpty();
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(edge.found()).hasSize(1);
    }

    @Test
    void shouldEndALoopByAPurge() {
        // Given
        findALoop();

        // When
        edge.purge();

        // Then
        assertThat(edge.found()).isEmpty();
    }

    @Test
    void shouldEndALoopByAnotherClientsResponseThatIsStored() {
        // Given
        findALoop();

        // When: the same redirect again, then a page
        reload("bob");
        redirect(FRESH);
        var still = edge.found();
        reload("bob");
        last().answerWhole(200, "Cache-Control", FRESH);

        // Then
        assertThat(still).hasSize(1);
        assertThat(edge.found()).isEmpty();
    }

    @Test
    void shouldEndALoopByAnotherClientsResponseThatIsNotStored() {
        // Given
        findALoop();

        // When
        reload("bob");
        last().answerWhole(200, "Cache-Control", "no-store");

        // Then
        assertThat(edge.found()).isEmpty();
    }

    @Test
    void shouldKeepALoopWhoseVariantIsEvictedByOthers() {
        // Given
        findALoop("Vary", "Accept-Language");

        // When
        for (var i = 0; i < 40; i++) {
            in("x" + i);
            last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        }

        // Then: it is asked for again
        assertThat(edge.found()).hasSize(1);
        get("alice");
        assertThat(edge.origin.calls).hasSize(42);
    }

    @Test
    void shouldEndALoopByAResponseOfItsVariantAmongAsManyAsThereMayBe() {
        // Given
        findALoop("Vary", "Accept-Language");
        for (var i = 0; i < 31; i++) {
            in("x" + i);
            last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        }

        // When
        reload("bob");
        last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");

        // Then
        assertThat(edge.found()).isEmpty();
    }

    private void findALoop(String... others) {
        get("alice");
        redirect(FRESH, others);
        get("alice");
        assertThat(edge.found()).hasSize(1);
    }

    private void get(String name) {
        loop.arrive(client(name, HttpMethod.GET));
    }

    private void head(String name) {
        loop.arrive(client(name, HttpMethod.HEAD));
    }

    private void german() {
        in("de");
    }

    private void in(String language) {
        var client = client("alice", HttpMethod.GET);
        client.fields.set("accept-language", language);
        loop.arrive(client);
    }

    private void reload(String name) {
        var client = client(name, HttpMethod.GET);
        client.fields.set("cache-control", "no-cache");
        loop.arrive(client);
    }

    private SteppedClient client(String name, HttpMethod method) {
        var client = new SteppedClient(name, loop.steps);
        client.requestMethod = method;
        client.fields.add("user-agent", name).add("accept-language", "en");
        return client;
    }

    private SteppedOrigin.Call last() {
        return edge.origin.calls.get(edge.origin.calls.size() - 1);
    }

    /** The origin redirects the last request to the URL that it has come for, as an edge's request to it finds. */
    private void redirect(String cacheControl, String... others) {
        var call = last();
        var routed = call.routed;
        call.redirect = edge.redirects.seen(new Redirect(
                new ClientUrl(routed.scheme(), routed.host(), routed.target()),
                call.form.inBackground() ? null : () -> VisitorFields.visit(routed, false),
                "192.0.2.2",
                new Target(Scheme.HTTP, 80),
                301,
                routed.target()));
        var fields = new String[others.length + 4];
        fields[0] = "Cache-Control";
        fields[1] = cacheControl;
        fields[2] = "Location";
        fields[3] = routed.target();
        System.arraycopy(others, 0, fields, 4, others.length);
        call.answerWhole(301, fields);
    }
}
