package dev.backsource.edge.cache.collapsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.loop.CacheLimits;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.loop.CacheRules;
import dev.backsource.edge.cache.loop.KnownDirectives;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.RequestDirectives;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.cache.store.FieldBlock;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.cache.store.StoredResponseFactory;
import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.fields.OverrideFields;
import dev.backsource.edge.http.fields.UnkeyedFields;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.Domains;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a response that was fresh for 60 seconds and is 100 seconds old. */
class RevalidationTest {
    private static final long NOW = 100_000;
    private static final CacheKey KEY = new CacheKey(Scheme.HTTP, Scheme.HTTP, "www.example.test", "/a");

    private static final Headers HEADERS = new Headers(
            "edge-1", new CdnLoop("edge-1"), AddressRanges.NONE, OverrideFields.KNOWN, UnkeyedFields.REGISTERED);

    private final CacheStore store = new CacheStore(100_000);

    private Revalidation of(StoredResponse stale, long staleIfUnreachable) {
        var request = new CacheRequest(sending("de").routed(), null, RequestDirectives.NONE, KEY, null);
        var order = new FetchPlan(request, Reason.STALE, RequestForm.WHOLE, stale, null, List.of(), null, true);
        var loop = new CacheLoop(
                "edge-1",
                store,
                new CacheLimits(1000, 1000),
                new CacheRules(false, staleIfUnreachable),
                null,
                null,
                null,
                () -> NOW,
                new KnownDirectives(),
                null);
        store.put(KEY, Vary.NONE, stale);
        return new Revalidation(loop, order, KEY, stale, NOW);
    }

    private static StoredResponse stale(long staleIfError) {
        var freshness = new StoredFreshness(60, false, false, false, -1, staleIfError);
        return new StoredResponse(1, 200, FieldBlock.EMPTY, new byte[0], freshness, 0, "", null);
    }

    private static UpstreamResponse answer(int status, Scheme scheme) {
        return new UpstreamResponse(status, MultiMap.caseInsensitiveMultiMap(), HttpVersion.HTTP_1_1, 0, scheme, null);
    }

    @ParameterizedTest
    @CsvSource({"200, -1, false", "404, 60, false", "501, 60, false", "500, 60, true", "503, 41, true", "503, 40, false"
    })
    void shouldServeStaleInPlaceOfAnErrorWhereTheOriginAllowsIt(int status, long staleIfError, boolean served) {
        // When
        var outcome = of(stale(staleIfError), 0).answered(answer(status, Scheme.HTTP), NOW);

        // Then
        assertThat(outcome != null).isEqualTo(served);
        assertThat(outcome == null ? null : outcome.store()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, false", "-1, 40, false", "-1, 41, true", "41, 0, true"})
    void shouldServeStaleWithoutAnAnswerWhereOriginOrEdgeAllowsIt(long staleIfError, long ofEdge, boolean served) {
        // When
        var outcome = of(stale(staleIfError), ofEdge).unreachable(NOW);

        // Then
        assertThat(outcome != null).isEqualTo(served);
    }

    /** A fetch under a candidate knows nothing of the baseline's Vary. */
    @ParameterizedTest
    @CsvSource({"accept, true", "accept-language, false"})
    void shouldSeeWhetherAnotherClientSelectsTheResponse(String varies, boolean isSame) {
        // Given
        var said = answer(200, Scheme.HTTP);
        said.fields().add("vary", varies);
        var fields =
                StoredResponseFactory.fields(HEADERS, said, ResponseDirectives.of(new MessageFields(said.fields())));
        var stale = new StoredResponse(
                1, 200, fields, new byte[0], new StoredFreshness(60, false, false, false, -1, 600), 0, "", null);
        var plan = new FetchPlan(sending("de"), Reason.STALE, RequestForm.WHOLE, stale, null, List.of(), null, true);

        // When
        var same = new Revalidation(null, plan, KEY, stale, NOW).isSameVariant(stale, sending("fr"));

        // Then
        assertThat(same).isEqualTo(isSame);
    }

    private static CacheRequest sending(String language) {
        var table = new RoutingTable();
        table.apply(Domains.domain(GivenRequest.HOST, RedirectType.HTTP), new StateVersion(0, 1, 1), null);
        var route = Objects.requireNonNull(table.find(GivenRequest.HOST));
        return CacheRequest.of(
                GivenRequest.of(route, Scheme.HTTP, "GET", "/a", "accept", "text/html", "accept-language", language),
                HEADERS);
    }

    @Test
    void shouldForgetWhatTheOriginDoesNotMeanByItsNotModified() {
        // Given
        var other = answer(304, Scheme.HTTP);
        other.fields().add("ETag", "\"another\"");

        // When
        var outcome = of(stale(60), 0).answered(other, NOW);

        // Then
        assertThat(outcome).isSameAs(FetchOutcome.LOOK_UP_AGAIN);
        assertThat(store.find(KEY)).isNull();
    }

    @Test
    void shouldForgetWhatAnOriginOfAnotherSchemeSaysIsNotModified() {
        // When
        var outcome = of(stale(60), 0).answered(answer(304, Scheme.HTTPS), NOW);

        // Then
        assertThat(outcome).isSameAs(FetchOutcome.LOOK_UP_AGAIN);
        assertThat(store.find(KEY)).isNull();
    }
}
